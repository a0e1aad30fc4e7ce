import { beforeAll, expect, test } from 'vitest';
import type { Authority } from '../../proof/certificate.ts';
import { fileOfSignedText } from '../../proof/signed-text.ts';
import { judgeReceipt } from '../../proof/verify-receipt.ts';
import { judgeAcknowledgement, judgeRecord } from '../../proof/verify-record.ts';
import { makeProofHouse, type ProofHouse } from '../kit/proof-house.ts';
import { makeSampleReceipt } from '../kit/sample-receipt.ts';
import { acknowledge, makeSample, type Sample } from '../kit/sealed-sample.ts';
import { secondVerdict } from '../kit/second-verifier.ts';

/** Every 97th byte as a rule; every single one in the large run (`GATECHECK_LARGE=1`). */
const stride = process.env['GATECHECK_LARGE'] === '1' ? 1 : 97;

let house: ProofHouse;
let sample: Sample;

beforeAll(async () => {
  house = await makeProofHouse();
  sample = makeSample(house, { lines: 2, findings: 1, photosPerFinding: 3 });
});

type Judge = (bytes: Buffer, authority: Authority) => boolean;

async function files(): Promise<readonly (readonly [string, Buffer, Judge, number])[]> {
  return [
    ['record', fileOfSignedText(sample.envelope), (bytes, authority) => judgeRecord(bytes, authority).check.ok, stride],
    ['acknowledgement', fileOfSignedText(acknowledge(house, sample)), (bytes, authority) => judgeAcknowledgement(bytes, authority).check.ok, 1],
    ['receipt', await makeSampleReceipt(house, sample), (bytes, authority) => judgeReceipt(bytes, { kind: 'given', authority }).verdict.ok, stride],
  ];
}

test('whole files hold, for the product and for the second verifier', async () => {
  for (const [, bytes, judge] of await files()) {
    expect(judge(bytes, house.authority)).toBe(true);
    expect(await secondVerdict(bytes, house.root)).toBe(true);
  }
});

test('a receipt holds by the root inside it, and says that the issuer was not compared', async () => {
  const { verdict } = judgeReceipt(await makeSampleReceipt(house, sample), { kind: 'embedded' });
  expect(verdict.ok).toBe(true);
  expect(verdict.checks.find((check) => check.check === 'issuer')).toMatchObject({ says: 'issuer-not-compared', details: { fingerprint: house.authority.certificate.fingerprint } });
});

test('every flipped byte is refused, by the product and by the second verifier', async () => {
  const accepted: string[] = [];
  for (const [name, bytes, judge, step] of await files()) {
    for (let at = 0; at < bytes.length; at += step) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      if (judge(flipped, house.authority)) accepted.push(`${name} product ${at}`);
      if (await secondVerdict(flipped, house.root)) accepted.push(`${name} second ${at}`);
    }
  }
  expect(accepted).toEqual([]);
}, 7_200_000);

test('the place of the signature: every byte around and inside it is refused when it changes, also in the letters of its hex', async () => {
  const receipt = await makeSampleReceipt(house, sample);
  const start = receipt.indexOf('/ByteRange');
  const contents = receipt.indexOf('<', receipt.indexOf('/Contents <')) + 1;
  const places = [...Array.from({ length: 80 }, (_, index) => start + index), ...Array.from({ length: 3_200 }, (_, index) => contents + index), contents + 9_999, contents + 10_000, contents + 10_001];
  const accepted: number[] = [];
  for (const at of places) {
    const upper = Buffer.from(receipt);
    const character = String.fromCharCode(upper[at] ?? 0);
    upper[at] = (character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()).charCodeAt(0);
    if (upper[at] === receipt[at]) upper[at] = (upper[at] ?? 0) ^ 1;
    if (judgeReceipt(upper, { kind: 'given', authority: house.authority }).verdict.ok) accepted.push(at);
  }
  expect(accepted).toEqual([]);
});

test('bytes added at the end, taken away or doubled are refused', async () => {
  for (const [, bytes, judge] of await files()) {
    const altered = [
      Buffer.concat([bytes, Buffer.from('\n')]),
      Buffer.concat([Buffer.from('\n'), bytes]),
      bytes.subarray(0, bytes.length - 1),
      bytes.subarray(1),
      Buffer.concat([bytes, bytes]),
      Buffer.alloc(0),
      Buffer.concat([bytes.subarray(0, bytes.length >> 1), bytes.subarray((bytes.length >> 1) + 1)]),
    ];
    for (const each of altered) {
      expect(judge(each, house.authority)).toBe(false);
      expect(await secondVerdict(each, house.root)).toBe(false);
    }
  }
});

test('a file of another house is refused', async () => {
  const other = await makeProofHouse();
  for (const [, bytes, judge] of await files()) {
    expect(judge(bytes, other.authority)).toBe(false);
    expect(await secondVerdict(bytes, other.root)).toBe(false);
  }
});
