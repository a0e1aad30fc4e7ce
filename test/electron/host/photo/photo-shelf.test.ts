import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { checkOriginals } from '../../../../electron/host/photo/check-originals.ts';
import { hashFile } from '../../../../electron/host/photo/file-hash.ts';
import { checkOriginal, openPhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import { placeOf } from '../../../../electron/host/photo/shelf-places.ts';
import type { Sha256 } from '../../../../shared/kernel/ids.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { codeOf, filesUnder, newFolder, newShelf, takeIn, valueOf } from './photo-kit.ts';

function damage(path: string): void {
  chmodSync(path, 0o644);
  const bytes = readFileSync(path);
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('the photo shelf', () => {
  it('opens again with everything it holds, and without what a crash left', async () => {
    const shelf = await newShelf();
    const { photo } = valueOf(await takeIn(shelf, 'a.jpg', await drawPhoto({ seed: 1, width: 320, height: 240 })));
    const held = [...filesUnder(shelf.places.originals), ...filesUnder(shelf.places.working), ...filesUnder(shelf.places.thumbs)];
    writeFileSync(join(shelf.places.incoming, '7.part'), 'half of a photo');
    mkdirSync(join(shelf.places.incoming, 'folder'));
    const again = await openPhotoShelf(shelf.root);
    expect(readdirSync(again.places.incoming)).toEqual([]);
    expect([...filesUnder(again.places.originals), ...filesUnder(again.places.working), ...filesUnder(again.places.thumbs)]).toEqual(held);
    expect(await checkOriginal(again, photo.sha256)).toBe('whole');
  });

  it('finds one flipped bit, takes the original out of use and heals it when the same bytes come again', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 2, width: 320, height: 240 });
    const { photo } = valueOf(await takeIn(shelf, 'a.jpg', bytes));
    const place = placeOf(shelf.places, photo.sha256, 'original');
    damage(place);
    expect(await checkOriginal(shelf, photo.sha256)).toBe('damaged');
    expect(existsSync(place)).toBe(false);
    expect(filesUnder(shelf.places.quarantine)).toEqual([`${photo.sha256}.1`]);
    expect(await checkOriginal(shelf, photo.sha256)).toBe('missing');
    expect(valueOf(await takeIn(shelf, 'b.jpg', bytes)).wasHeld).toBe(false);
    expect(readFileSync(place).equals(bytes)).toBe(true);
    damage(place);
    expect(valueOf(await takeIn(shelf, 'c.jpg', bytes)).wasHeld).toBe(false);
    expect(readFileSync(place).equals(bytes)).toBe(true);
    expect(filesUnder(shelf.places.quarantine)).toEqual([`${photo.sha256}.1`, `${photo.sha256}.2`]);
  });

  it('goes round all originals in small steps and names the damaged ones', async () => {
    const shelf = await newShelf();
    const hashes: Sha256[] = [];
    for (let seed = 1; seed <= 9; seed += 1) hashes.push(valueOf(await takeIn(shelf, 'a.jpg', await drawPhoto({ seed, width: 64, height: 48 }))).photo.sha256);
    const [bad = '' as Sha256] = hashes;
    damage(placeOf(shelf.places, bad, 'original'));
    const damaged: Sha256[] = [];
    let checked = 0;
    let steps = 0;
    for (let after: Sha256 | null | undefined; after !== null; steps += 1) {
      const step = await checkOriginals(shelf, after ?? null, 3000);
      checked += step.checked;
      damaged.push(...step.damaged);
      after = step.next;
    }
    expect([checked, damaged]).toEqual([9, [bad]]);
    expect(steps).toBeGreaterThan(3);
  });
});

describe('a disk that fails', () => {
  it('refuses a photo that would use up the reserve', async () => {
    const shelf = await openPhotoShelf(join(newFolder(), 'photos'), { reserveBytes: Number.MAX_SAFE_INTEGER });
    expect(codeOf(await takeIn(shelf, 'a.jpg', await drawPhoto({ seed: 1, width: 64, height: 48 })))).toBe('disk.full');
    expect(filesUnder(shelf.root)).toEqual([]);
  });

  it('says so when its folder is gone, and works again when it is back', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 1, width: 64, height: 48 });
    renameSync(shelf.places.incoming, `${shelf.root}-away`);
    expect(codeOf(await takeIn(shelf, 'a.jpg', bytes))).toBe('disk.error');
    renameSync(`${shelf.root}-away`, shelf.places.incoming);
    expect(codeOf(await takeIn(shelf, 'a.jpg', bytes))).toBe('ok');
  });

  const small = newFolder();
  const canMount = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]).status === 0;
  if (!canMount) console.info('a small disk cannot be mounted here (it needs root on Linux): filling it up is not tried');

  it.runIf(canMount)('refuses when it is really full, keeps what it has and goes on when there is room', async () => {
    try {
      const shelf = await openPhotoShelf(join(small, 'photos'), { reserveBytes: 0 });
      // The room asked for beforehand is hidden, so that the write itself meets the end of the disk.
      const rushed = { ...shelf, root: newFolder() };
      const bytes = await drawPhoto({ seed: 4, width: 1200, height: 900 });
      const first = valueOf(await takeIn(rushed, 'a.jpg', bytes));
      writeFileSync(join(small, 'ballast'), Buffer.alloc(1_500_000));
      const codes: string[] = [];
      for (let seed = 5; seed < 14; seed += 1) codes.push(codeOf(await takeIn(rushed, 'b.jpg', await drawPhoto({ seed, width: 1200, height: 900 }))));
      expect(codes).toContain('disk.full');
      expect(codes.every((code) => code === 'ok' || code === 'disk.full')).toBe(true);
      expect(codeOf(await takeIn(shelf, 'c.jpg', bytes))).toBe('disk.full');
      expect(filesUnder(shelf.places.incoming)).toEqual([]);
      expect(await checkOriginal(shelf, first.photo.sha256)).toBe('whole');
      rmSync(join(small, 'ballast'));
      expect(codeOf(await takeIn(rushed, 'c.jpg', await drawPhoto({ seed: 14, width: 1200, height: 900 })))).toBe('ok');
    } finally {
      spawnSync('umount', [small]);
    }
  });
});

describe('the power cut', () => {
  it('leaves only whole originals, and the acknowledged ones all, however often the host is killed', async () => {
    const folder = newFolder();
    const photos = join(folder, 'given');
    mkdirSync(photos);
    for (let seed = 1; seed <= 6; seed += 1) writeFileSync(join(photos, `${seed}.jpg`), await drawPhoto({ seed, width: 1000, height: 750 }));
    const root = join(folder, 'shelf');
    const acknowledged = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const host = spawn(process.execPath, [join(import.meta.dirname, 'taking-in-host.ts'), root, photos], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      host.stdout.on('data', (text: Buffer) => (said += text.toString()));
      await once(host.stdout, 'data');
      await sleep(40 + round * 35);
      host.kill('SIGKILL');
      await once(host, 'close');
      for (const line of said.split('\n').slice(0, -1)) if (line !== '') acknowledged.add(line);
      const shelf = await openPhotoShelf(root);
      const originals = filesUnder(shelf.places.originals);
      for (const path of originals) expect(await hashFile(join(shelf.places.originals, path))).toBe(basename(path));
      for (const path of originals) expect(dirname(path)).toBe(basename(path).slice(0, 2));
      for (const sha256 of acknowledged) expect(await checkOriginal(shelf, sha256 as Sha256)).toBe('whole');
      expect(filesUnder(shelf.places.incoming)).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThan(0);
  });
});
