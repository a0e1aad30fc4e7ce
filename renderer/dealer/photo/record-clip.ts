import { openCamera } from './camera.ts';

/** A clip that is being recorded; `clip` is what was recorded once it has been stopped, in any case. */
export interface Recording {
  readonly stop: () => void;
  readonly clip: Promise<Blob>;
}

const bitsPerSecond = 6_000_000;
/** What the desk keeps, and browsers record. */
const types = ['video/webm', 'video/mp4'];

/** Begins a clip, with sound where a microphone is allowed; `undefined` where this computer records none, or where nobody wants it any more once the camera is there. */
export async function recordClip(device: string | undefined, isGone: () => boolean): Promise<Recording | undefined> {
  const type = typeof MediaRecorder === 'undefined' ? undefined : types.find((each) => MediaRecorder.isTypeSupported(each));
  if (type === undefined) return undefined;
  const withSound = await openCamera(device, true);
  const opened = withSound.kind === 'on' || isGone() ? withSound : await openCamera(device, false);
  if (opened.kind !== 'on') return undefined;
  const end = (): void => opened.stream.getTracks().forEach((track) => track.stop());
  if (isGone()) {
    end();
    return undefined;
  }
  try {
    const recorder = new MediaRecorder(opened.stream, { mimeType: type, videoBitsPerSecond: bitsPerSecond });
    const clip = recordedBy(recorder, type).finally(end);
    recorder.start(1_000);
    return { stop: () => recorder.stop(), clip };
  } catch {
    // A type that is named as supported may still have no encoder, and a camera may be pulled out by now.
    end();
    return undefined;
  }
}

/** What a recorder has recorded once it has stopped. */
function recordedBy(recorder: MediaRecorder, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  return new Promise((resolve) => {
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => resolve(new Blob(parts, { type }));
  });
}
