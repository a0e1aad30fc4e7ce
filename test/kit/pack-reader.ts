import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads every pack of an HQ's folder from its bytes alone, without database and without the product's code: the lines before the pictures must suffice. */
export function readPacks(dataDir: string): readonly { readonly pack: string; readonly sha256: string; readonly start: number; readonly isWhole: boolean }[] {
  const folder = join(dataDir, 'shelf', 'packs');
  return readdirSync(folder).flatMap((pack) => {
    const bytes = readFileSync(join(folder, pack));
    const found = [];
    for (let at = 0; at < bytes.length; ) {
      const match = /^gatecheck-photo\/1 ([0-9a-f]{64}) (\d+)\n/.exec(bytes.toString('latin1', at, at + 110));
      if (match === null) throw new Error(`${pack} cannot be read from byte ${at} on`);
      const start = at + match[0].length;
      at = start + Number(match[2]);
      const hash = createHash('sha256').update(bytes.subarray(start, at)).digest('hex');
      found.push({ pack, sha256: match[1] ?? '', start, isWhole: hash === match[1] });
    }
    return found;
  });
}
