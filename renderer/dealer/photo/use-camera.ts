import { useEffect, useState } from 'react';
import { openCamera, type CameraState } from './camera.ts';

/** The camera while the page that uses it is there, its tracks ended after it; another one can be chosen, and one that did not open be asked again. */
export function useCamera(): { readonly camera: CameraState; readonly device: string | undefined; readonly choose: (device: string) => void; readonly again: () => void } {
  // Each wish is a value of its own, so that the same camera can be asked again.
  const [wish, setWish] = useState<{ readonly device: string | undefined }>({ device: undefined });
  const [camera, setCamera] = useState<CameraState>({ kind: 'starting' });
  useEffect(() => {
    let stream: MediaStream | undefined;
    let isGone = false;
    const end = (): void => stream?.getTracks().forEach((track) => track.stop());
    void openCamera(wish.device, false).then((opened) => {
      if (opened.kind === 'on') stream = opened.stream;
      if (isGone) end();
      else setCamera(opened);
    });
    return () => {
      isGone = true;
      end();
    };
  }, [wish]);
  const ask = (device: string | undefined): void => {
    setCamera({ kind: 'starting' });
    setWish({ device });
  };
  return { camera, device: wish.device, choose: ask, again: () => ask(wish.device) };
}
