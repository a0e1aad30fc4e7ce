import { Worker } from 'node:worker_threads';

export interface HeicPixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray;
}

/** A 12 MP picture takes a second; what takes a minute is not a picture. */
const patienceMs = 60_000;
/** The picture before: a 48 MP picture needs some 600 MB while it is decoded, so each waits for its turn. */
let before: Promise<unknown> = Promise.resolve();

/** Lies beside this file, as source and as bundled: the bundle needs `heic-worker` as an entry of its own. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './heic-worker.ts' : './heic-worker.js', import.meta.url);

/**
 * Decodes a HEIC picture in a worker thread of its own with bounded memory and time, one after the other; `undefined` where it does not decode. A crash
 * of the decoder ends that thread, never the program.
 */
export function decodeHeic(bytes: Buffer): Promise<HeicPixels | undefined> {
  const turn = before.then(() => decode(bytes));
  before = turn.catch(() => undefined);
  return turn;
}

async function decode(bytes: Buffer): Promise<HeicPixels | undefined> {
  const worker = new Worker(workerFile, {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // The decoder prints its failures; they are answered as a value instead.
    stdout: true,
    stderr: true,
  });
  const patience = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => patience.resolve(undefined), patienceMs);
  try {
    return await Promise.race([answerOf(worker), patience.promise]);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<HeicPixels | undefined> {
  return new Promise((resolve) => {
    worker.once('message', (message: HeicPixels | null) => resolve(message ?? undefined));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}
