import type { FindingId } from '../../../shared/kernel/ids.ts';

let wished: FindingId | null = null;

/** A new problem wants its camera at once; opening it again later does not. */
export function wantCamera(finding: FindingId): void {
  wished = finding;
}

/** Whether the camera should open with this finding; true once. */
export function takeCameraWish(finding: FindingId): boolean {
  const isWished = wished === finding;
  if (isWished) wished = null;
  return isWished;
}

/** Whether the computer has a camera, without asking for permission. */
export async function hasCamera(): Promise<boolean> {
  // Missing on plain-HTTP addresses other than localhost, whatever the types say.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (media === undefined) return false;
  const devices = await media.enumerateDevices().catch(() => []);
  return devices.some((device) => device.kind === 'videoinput');
}
