import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { drawPhoto } from '../kit/draw-photo.ts';
import type { Figure } from '../kit/figure.ts';

const run = promisify(execFile);
const photos = 20;
const rounds = 5;
const mostRatio = 1.25;
const mostPeakBytes = 350_000_000;
const ingestSchema = z.object({ ms: z.number(), peakBytes: z.number() });

/**
 * Taking in 20 photos of 12 MP, two in flight: read, hash, fsync, EXIF, full decode, both renditions, frame hash, sharpness. The peer is
 * `vipsthumbnail` making the same two sizes from the same files in the same rounds: once as two processes of one thread, once as one process of
 * its own choice of threads; the faster of the two counts. Medians of the rounds; memory is the peak of the whole process.
 */
export async function bench(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gatecheck-bench-photo-'));
  try {
    const given = join(folder, 'given');
    mkdirSync(given);
    for (let seed = 1; seed <= photos; seed += 1) writeFileSync(join(given, `${seed}.jpg`), await drawPhoto({ seed, exif: { takenLocal: '2026-11-20T09:30:15', make: 'HUAWEI', model: 'P60' } }));
    const files = readdirSync(given).map((name) => join(given, name));
    const hasPeer = spawnSync('vipsthumbnail', ['--version']).status === 0;
    const ours: number[] = [];
    const peaks: number[] = [];
    const peers: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (hasPeer) peers.push(Math.min(await timePeer(files, join(folder, `pair-${round}`), 2), await timePeer(files, join(folder, `one-${round}`), 1)));
      const { stdout } = await run(process.execPath, [join(import.meta.dirname, '..', 'kit', 'photo-ingest.ts'), given, join(folder, `shelf-${round}`)]);
      const { ms, peakBytes } = ingestSchema.parse(JSON.parse(stdout));
      ours.push(ms);
      peaks.push(peakBytes);
    }
    const each = median(ours) / photos;
    const peak = Math.max(...peaks);
    return [
      { name: 'one photo of 12 MP, two in flight', value: each, unit: 'ms', target: '', holds: null },
      ratioFigure(median(ours), hasPeer ? median(peers) : undefined),
      { name: 'peak memory', value: peak / 1_000_000, unit: 'MB', target: `≤ ${mostPeakBytes / 1_000_000}`, holds: peak <= mostPeakBytes },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ratioFigure(ours: number, peer: number | undefined): Figure {
  const target = `≤ ${mostRatio}`;
  if (peer === undefined) return { name: 'ratio to vipsthumbnail: NOT MEASURED, it is not installed here', value: 0, unit: '×', target, holds: false };
  return { name: `ratio to vipsthumbnail (${Math.round(peer / photos)} ms each)`, value: ours / peer, unit: '×', target, holds: ours <= peer * mostRatio };
}

/** Milliseconds until the peer has made both sizes of all files, shared out over so many processes at a time. */
async function timePeer(files: readonly string[], folder: string, processes: number): Promise<number> {
  mkdirSync(folder);
  const threads = processes === 1 ? [] : ['--vips-concurrency=1'];
  const make = async (share: readonly string[]) => {
    await run('vipsthumbnail', [...threads, '--size', '2048x2048', '-o', join(folder, '%s-working.jpg[Q=82,strip]'), ...share]);
    await run('vipsthumbnail', [...threads, '--size', '320x320', '-o', join(folder, '%s-thumb.jpg[Q=78,strip]'), ...share]);
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: processes }, (_, index) => make(files.filter((__, at) => at % processes === index))));
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
