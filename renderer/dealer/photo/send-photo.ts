import type { FindingId, PickupId } from '../../../shared/kernel/ids.ts';
import type { Bridge } from '../bridge/bridge-client.ts';

/** What one call carries; the contract takes a little more. */
const chunkBytes = 1_000_000;

export type PhotoVia = 'camera' | 'file' | 'drop' | 'paste';

export interface PhotoToSend {
  readonly file: Blob;
  readonly name: string;
  readonly via: PhotoVia;
  readonly withPackaging: boolean;
}

export type PhotoTaken = Awaited<ReturnType<Bridge['photos']['finish']>>;

/** Hands one picture to the host piece by piece; an abort takes back what was handed over. Refusals are thrown as the bridge throws them. */
export async function sendPhoto(bridge: Bridge, pickup: PickupId, finding: FindingId, photo: PhotoToSend, stop: AbortSignal): Promise<PhotoTaken> {
  const { intake } = await bridge.photos.begin({
    fileName: fileName(photo.name),
    bytes: photo.file.size,
    via: photo.via,
    target: { pickup, finding, withPackaging: photo.withPackaging },
  });
  try {
    for (let offset = 0; offset < photo.file.size; offset += chunkBytes) {
      stop.throwIfAborted();
      const chunk = new File([photo.file.slice(offset, offset + chunkBytes)], 'chunk');
      await bridge.photos.append({ intake, offset, chunk });
    }
    stop.throwIfAborted();
  } catch (error) {
    await bridge.photos.abort({ intake }).catch(() => undefined);
    throw error;
  }
  return bridge.photos.finish({ intake });
}

/** A name the record can hold: well-formed, without control characters, at most 255 characters. */
function fileName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .slice(-255);
}
