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

/** The file itself cannot be read any more: it was moved, deleted, or its disk pulled out. */
export class UnreadableFile extends Error {}

/** Hands one picture to the host piece by piece; an abort takes back what was handed over. Refusals are thrown as the bridge throws them, `UnreadableFile` where the picture is gone. */
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
      const chunk = new File([await readPiece(photo.file, offset)], 'chunk');
      await bridge.photos.append({ intake, offset, chunk });
    }
    stop.throwIfAborted();
  } catch (error) {
    await bridge.photos.abort({ intake }).catch(() => undefined);
    throw error;
  }
  return bridge.photos.finish({ intake });
}

/** Read before it is sent: a call whose body cannot be read fails like one that does not get through. */
async function readPiece(file: Blob, offset: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(offset, offset + chunkBytes).arrayBuffer();
  } catch (cause) {
    throw new UnreadableFile('the file cannot be read', { cause });
  }
}

/** A name the record can hold: well-formed, without control characters, at most 255 characters. */
function fileName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .slice(-255);
}
