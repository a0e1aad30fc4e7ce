/** Why a camera could not be opened. */
export type CameraTrouble = 'none' | 'denied' | 'busy';

export type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly stream: MediaStream; readonly devices: readonly MediaDeviceInfo[]; readonly device: string }
  | { readonly kind: 'off'; readonly trouble: CameraTrouble; readonly devices: readonly MediaDeviceInfo[] };

/** Opens a camera at its best resolution up to 4K; the rear one where nothing is chosen. The caller stops the stream's tracks. */
export async function openCamera(device: string | undefined, withSound: boolean): Promise<Exclude<CameraState, { readonly kind: 'starting' }>> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (media === undefined) return { kind: 'off', trouble: 'none', devices: [] };
  try {
    const stream = await media.getUserMedia({
      audio: withSound,
      video: { width: { ideal: 3840 }, height: { ideal: 2160 }, ...(device === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: device } }) },
    });
    return { kind: 'on', stream, devices: await camerasOf(media), device: stream.getVideoTracks()[0]?.getSettings().deviceId ?? '' };
  } catch (error) {
    return { kind: 'off', trouble: troubleOf(error), devices: await camerasOf(media).catch(() => []) };
  }
}

async function camerasOf(media: MediaDevices): Promise<readonly MediaDeviceInfo[]> {
  return (await media.enumerateDevices()).filter((each) => each.kind === 'videoinput');
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}

const jpegQuality = 0.92;

/** The picture that the video shows now, at the camera's own size, as JPEG. */
export async function shoot(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = videoWidth;
  canvas.height = videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
}

/** A short beep and a short buzz: a picture is in, without looking at the screen. */
export function signalShot(context: AudioContext | undefined): void {
  navigator.vibrate?.(40);
  if (context === undefined) return;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = 1_200;
  volume.gain.value = 0.08;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.09);
}
