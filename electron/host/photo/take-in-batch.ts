import type { Outcome } from '../../../shared/kernel/outcome.ts';
import { picturesInFlight } from './picture-engine.ts';
import type { PhotoShelf } from './photo-shelf.ts';
import { takeInFile, type TakeInFacts, type TakenIn } from './take-in-photo.ts';

/** One file of a batch. Each has its own facts, because each becomes a photo with its own id. */
export interface BatchFile {
  readonly path: string;
  readonly facts: TakeInFacts;
}

/** How far a batch is: a file's bytes are being read, or it has its result. */
export type BatchProgress =
  | { readonly step: 'reading'; readonly index: number; readonly received: number; readonly size: number }
  | { readonly step: 'ended'; readonly index: number; readonly ended: number; readonly total: number; readonly result: Outcome<TakenIn> };

/**
 * Takes in many files of this machine, two at a time, and answers their results in the order given. A file that is refused is
 * its own problem; the rest goes on. `signal` stops before the next file: files not begun have no result.
 */
export async function takeInBatch(
  shelf: PhotoShelf,
  files: readonly BatchFile[],
  onProgress: (progress: BatchProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<readonly (Outcome<TakenIn> | undefined)[]> {
  const results: (Outcome<TakenIn> | undefined)[] = files.map(() => undefined);
  let begun = 0;
  let ended = 0;
  const work = async () => {
    while (begun < files.length && signal?.aborted !== true) {
      const index = begun;
      begun += 1;
      const { path, facts } = files[index] as BatchFile;
      const result = await takeInFile(shelf, path, facts, (received, size) => onProgress({ step: 'reading', index, received, size }));
      results[index] = result;
      ended += 1;
      onProgress({ step: 'ended', index, ended, total: files.length, result });
    }
  };
  await Promise.all(Array.from({ length: picturesInFlight }, work));
  return results;
}
