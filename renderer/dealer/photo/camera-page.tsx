import { Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CountedPhotos } from '../../../shared/inspection/counted-photos.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import { zonedText } from '../../../shared/kernel/instant.ts';
import { Blank } from '../../parts/blank.tsx';
import { NearestMark } from '../frame/nearest-mark.tsx';
import { deskNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { CameraGuide } from './camera-guide.tsx';
import { CameraPicker } from './camera-picker.tsx';
import { shoot, signalShot } from './camera.ts';
import { ClipButton } from './clip-button.tsx';
import { keepEscape } from './keep-escape.ts';
import { RefusedPhotos } from './refused-photos.tsx';
import { useCamera } from './use-camera.ts';
import { usePhotoIntake } from './use-photo-intake.ts';

interface CameraPageProps {
  readonly finding: Finding;
  readonly counted: CountedPhotos | undefined;
  readonly onClose: () => void;
}

const soundKey = 'gatecheck-shutter-sound';

/** The camera over the whole window: one shot after the other, and what the next one should show. */
export function CameraPage({ finding, counted, onClose }: CameraPageProps) {
  const { photo: photoWords, frame } = useDeskWords();
  const words = photoWords.camera;
  const { policy } = useOpenPickup();
  const { intake, state } = usePhotoIntake(finding.id);
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const { camera, device, choose, again } = useCamera();
  // A camera that is on shows nothing for a moment; the shutter waits for its first picture.
  const [isSeeing, setSeeing] = useState(false);
  const shutter = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSeeing) shutter.current?.focus();
  }, [isSeeing]);
  // Photos of a matter of quantity need no packaging: it is marked only where a person says so.
  const needsPackaging = finding.stage === 2 && counted !== undefined && !counted.hasPackaging;
  const [withPackaging, setWithPackaging] = useState(needsPackaging);
  const [hasSound, setSound] = useState(() => localStorage.getItem(soundKey) === 'on');
  const audio = useRef<AudioContext>(undefined);

  // Closed while it is still in the page: only then does the focus go back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const stream = camera.kind === 'on' ? camera.stream : null;
  useEffect(() => {
    const element = video.current;
    if (element === null || stream === null) return;
    element.srcObject = stream;
    // A camera that is closed at once interrupts its own beginning.
    element.play().catch(() => undefined);
  }, [stream]);

  const press = async (): Promise<void> => {
    const picture = video.current === null ? null : await shoot(video.current);
    if (picture === null) return;
    intake.add([{ file: picture, name: `camera-${stampNow()}.jpg`, via: 'camera', withPackaging }]);
    setWithPackaging(false);
    if (hasSound) audio.current ??= new AudioContext();
    signalShot(hasSound ? audio.current : undefined);
  };
  const switchSound = (isOn: boolean): void => {
    localStorage.setItem(soundKey, isOn ? 'on' : 'off');
    setSound(isOn);
  };
  const needed = policy.inspection.photosPerDamagePoint;
  // Photos of a matter of quantity are evidence, as many as a person likes.
  const taken = (counted?.counted ?? finding.photos.length) + state.total - state.done;
  return (
    <dialog className="camera" ref={dialog} aria-label={words.title} onClose={onClose} onKeyDown={keepEscape}>
      <div className="camera-view">
        {camera.kind === 'off' ? (
          <Blank
            title={camera.trouble === 'denied' ? words.denied : camera.trouble === 'busy' ? words.busy : words.none}
            action={<Button onClick={again}>{frame.retry}</Button>}
          >
            {camera.trouble === 'denied' ? words.deniedHelp : words.noneHelp}
          </Blank>
        ) : (
          <video ref={video} muted playsInline aria-label={words.title} onLoadedData={() => setSeeing(true)} onEmptied={() => setSeeing(false)} />
        )}
        {camera.kind === 'starting' ? <p className="camera-starting">{words.starting}</p> : null}
        {camera.kind === 'on' ? (
          <CameraGuide finding={finding} counted={counted} withPackaging={withPackaging} taken={taken} needed={needed} />
        ) : null}
        <div className="camera-nearest">
          <NearestMark />
        </div>
        <div className="camera-refused">
          <RefusedPhotos intake={intake} state={state} />
        </div>
      </div>
      <div className="camera-bar">
        <div className="camera-left">
          {camera.kind === 'starting' ? null : <CameraPicker devices={camera.devices} device={device ?? (camera.kind === 'on' ? camera.device : undefined)} onChoose={choose} />}
          <Button aria-pressed={hasSound} className={hasSound ? 'is-on' : ''} onClick={() => switchSound(!hasSound)}>
            {hasSound ? `✓ ${words.sound}` : words.sound}
          </Button>
          {camera.kind === 'on' ? <ClipButton device={device} onClip={(clip) => intake.add([{ file: clip, name: `clip-${stampNow()}.${clip.type.includes('mp4') ? 'mp4' : 'webm'}`, via: 'camera', withPackaging: false }])} /> : null}
        </div>
        <div className="camera-middle">
          <button type="button" ref={shutter} className="shutter" disabled={camera.kind !== 'on' || !isSeeing} onClick={() => void press()}>
            <span className="sr-only">{words.shutter}</span>
          </button>
          <strong role="status" className="numbers">
            {counted === undefined ? words.taken({ count: taken }) : words.tally({ taken, needed })}
          </strong>
        </div>
        <div className="camera-right">
          <Button aria-pressed={withPackaging} className={withPackaging ? 'is-fine' : ''} onClick={() => setWithPackaging(!withPackaging)}>
            {withPackaging ? `✓ ${photoWords.withPackaging}` : photoWords.withPackaging}
          </Button>
          <Button type="primary" size="large" onClick={onClose}>
            {words.finish({ count: taken })}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

/** The time to the millisecond as it stands in file names: `20261120-101530123`. */
function stampNow(): string {
  return zonedText(deskNow()).slice(0, 23).replaceAll(/[-:.]/g, '').replace('T', '-');
}
