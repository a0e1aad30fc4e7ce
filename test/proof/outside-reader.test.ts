import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProofHouse } from '../kit/proof-house.ts';
import { makeSampleReceipt } from '../kit/sample-receipt.ts';
import { makeSample } from '../kit/sealed-sample.ts';

/** Poppler's reader of PDF signatures: the same NSS library that other programs judge by, none of our code. */
const pdfsig = '/usr/bin/pdfsig';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-outside-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function askPdfsig(receipt: Buffer): Promise<string> {
  const file = join(folder, 'receipt.pdf');
  await writeFile(file, receipt);
  const { stdout, stderr } = spawnSync(pdfsig, ['-nocert', file], { encoding: 'utf8', cwd: folder });
  return `${stdout}${stderr}`;
}

test('another program reads the PAdES signature of a receipt: the whole document is signed, and a changed byte is seen', async () => {
  if (!existsSync(pdfsig)) {
    console.log('pdfsig (poppler-utils) is not installed here: no other program has looked at the receipt');
    return;
  }
  const house = await makeProofHouse();
  const receipt = await makeSampleReceipt(house, makeSample(house, { lines: 2, findings: 1, photosPerFinding: 3 }));
  const whole = await askPdfsig(receipt);
  expect(whole).toContain('Signature Type: ETSI.CAdES.detached');
  expect(whole).toContain('Total document signed');
  expect(whole).toContain('Signature Validation: Signature is Valid.');

  const changed = Buffer.from(receipt);
  const place = receipt.indexOf('endobj') - 3;
  changed[place] = (changed[place] ?? 0) ^ 1;
  expect(await askPdfsig(changed)).not.toContain('Signature is Valid');
  const longer = await askPdfsig(Buffer.concat([receipt, Buffer.from('\n% added\n')]));
  expect(longer).not.toContain('Total document signed');
});
