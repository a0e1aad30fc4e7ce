import { open } from 'node:fs/promises';
import { mostChunkBytes, PhotoIntake } from '../../electron/host/photo/photo-intake.ts';
import type { PhotoShelf } from '../../electron/host/photo/photo-shelf.ts';
import { takeInPhoto, type TakeInFacts, type TakenIn } from '../../electron/host/photo/take-in-photo.ts';
import type { Outcome } from '../../shared/kernel/outcome.ts';

/** Takes a file in as a page does: begun by its name and size, sent in chunks, finished by the verb behind the bridge. */
export async function takeInFile(shelf: PhotoShelf, path: string, facts: TakeInFacts): Promise<Outcome<TakenIn>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const begun = await PhotoIntake.begin(shelf, path, size);
    if (!begun.ok) return begun;
    const chunk = Buffer.allocUnsafe(Math.min(mostChunkBytes, size));
    for (let read = 0; read < size; ) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, size - read), read);
      const appended = await begun.value.append(chunk.subarray(0, bytesRead));
      if (!appended.ok) return appended;
      read += bytesRead;
    }
    return await takeInPhoto(shelf, begun.value, facts);
  } finally {
    await file.close();
  }
}
