import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOfSignedText } from '../../proof/signed-text.ts';
import { makeProofHouse, type ProofHouse } from '../kit/proof-house.ts';
import { makeSampleReceipt } from '../kit/sample-receipt.ts';
import { acknowledge, makeSample } from '../kit/sealed-sample.ts';

let house: ProofHouse;
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  house = await makeProofHouse();
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-verify-'));
  const sample = makeSample(house, { lines: 2, findings: 1, photosPerFinding: 3 });
  const receipt = await makeSampleReceipt(house, sample);
  await writeFile(at('receipt.pdf'), receipt);
  await writeFile(at('record.json'), fileOfSignedText(sample.envelope));
  await writeFile(at('acknowledgement.json'), fileOfSignedText(acknowledge(house, sample)));
  await writeFile(at('hq.der'), house.root);
  await writeFile(at('hq.pem'), new X509Certificate(house.root).toString());
  receipt[100] = (receipt[100] ?? 0) ^ 1;
  await writeFile(at('harmed.pdf'), receipt);
  await mkdir(at('with-root'));
  await writeFile(at('with-root/ca.der'), house.root);
  await writeFile(at('with-root/record.json'), fileOfSignedText(sample.envelope));
});

afterAll(() => rm(folder, { recursive: true }));

interface Answer {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

function verify(...options: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['build/verify.ts', ...options], (error, out, err) => resolve({ exit: error === null ? 0 : Number(error.code), out, err }));
  });
}

interface Report {
  readonly ok: boolean;
  readonly files: readonly { readonly file: string; readonly kind: string; readonly ok: boolean; readonly checks: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[] }[];
}

test('a file judged by the root certificate that it brings itself is no green tick: a caution mark, and the exit code is as before', async () => {
  const alone = await verify(at('with-root/record.json'));
  expect(alone.exit).toBe(0);
  expect(alone.out).toContain('record.json: 内容完整，但还没有和总部核对过签发机构');
  expect(alone.out).toMatch(/^ {2}! .*没有和总部核对过/m);
  expect(alone.out).not.toMatch(/✓ .*没有和总部核对过/);
  expect((await verify(at('with-root/record.json'), '--lang', 'en')).out).toMatch(/HOLDS BY ITSELF;.*\n(.*\n)* {2}! .*issuer was not compared/);
  const compared = await verify(at('record.json'), '--ca', at('hq.der'));
  expect(compared.out).toContain('record.json: 成立');
  expect(compared.out).not.toMatch(/^ {2}! /m);
});

test('exit 0 where all hold; JSON names each file, its kind and its checks', async () => {
  const answer = await verify(at('receipt.pdf'), at('record.json'), at('acknowledgement.json'), '--ca', at('hq.der'), '--json');
  const report = JSON.parse(answer.out) as Report;
  expect([answer.exit, report.ok]).toEqual([0, true]);
  expect(report.files.map((file) => [file.kind, file.ok])).toEqual([['receipt', true], ['record', true], ['acknowledgement', true]]);
  expect(report.files[0]?.checks.map((check) => check.check)).toEqual(['file', 'issuer', 'record', 'signature', 'text', 'code']);
  expect(report.files.every((file) => file.checks.every((check) => check.detail.length > 5))).toBe(true);
});

test('without --ca the root inside is used, and its fingerprint is shown with a remark; PEM is a root too', async () => {
  const own = await verify(at('receipt.pdf'), '--lang', 'en');
  expect(own.exit).toBe(0);
  expect(own.out).toContain('the issuer was not compared');
  expect(own.out).toContain(house.authority.certificate.fingerprint);
  expect((await verify(at('receipt.pdf'), '--ca', at('hq.pem'))).exit).toBe(0);
});

test('a record alone needs a root: named, or lying beside it', async () => {
  expect(await verify(at('record.json'))).toMatchObject({ exit: 1, out: expect.stringContaining('--ca') as string });
  expect((await verify(at('with-root/record.json'))).exit).toBe(0);
});

test('exit 1 where one does not hold, is missing, or is something else', async () => {
  expect(await verify(at('harmed.pdf'), at('receipt.pdf'), '--ca', at('hq.der'))).toMatchObject({ exit: 1 });
  expect(await verify(at('nowhere.pdf'))).toMatchObject({ exit: 1, out: expect.stringContaining('不成立') as string });
  expect(await verify('package.json', '--lang', 'en')).toMatchObject({ exit: 1, out: expect.stringContaining('DOES NOT HOLD') as string });
});

test('exit 2 and one clear line in the language asked for where the command cannot be understood', async () => {
  const wrong: readonly (readonly [readonly string[], string, string])[] = [
    [[], '请写要核验的文件', 'name the files to verify'],
    [['--colour', at('receipt.pdf')], '没有 --colour 这个选项', 'there is no option --colour'],
    [[at('receipt.pdf'), '--ca'], '--ca 后面要写一个值', '--ca needs a value'],
    [[at('receipt.pdf'), '--ca', at('record.json')], '不是总部根证书', 'is not a root certificate of HQ'],
    [[at('receipt.pdf'), '--ca', at('broken.pem')], '不是总部根证书', 'is not a root certificate of HQ'],
    [[at('receipt.pdf'), '--ca', at('nowhere')], '读不出来（ENOENT）', 'cannot be read (ENOENT)'],
  ];
  await writeFile(at('broken.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  for (const [options, chinese, english] of wrong) {
    for (const [said, language] of [[chinese, []], [english, ['--lang=en']]] as const) {
      const answer = await verify(...language, ...options);
      expect([answer.exit, answer.out]).toEqual([2, '']);
      expect(answer.err).toContain(said);
      expect(answer.err).toMatch(/^[^\n]+\n$/);
    }
  }
  expect((await verify(at('receipt.pdf'), '--lang', 'fr')).err).toBe('--lang 应为 zh-CN、en 之一，不是 fr（--help 列出全部选项）\n');
  expect((await verify('--help')).exit).toBe(0);
});

test('a person reads why a file does not hold in a sentence; the code is for programs and stays in --json', async () => {
  const forged = { ...(JSON.parse(String(await readFile(at('record.json')))) as Record<string, string>) };
  forged['text'] = (forged['text'] ?? '').replace('"sequence":1', '"sequence":2');
  await writeFile(at('forged.json'), JSON.stringify({ certificate: forged['certificate'], signature: forged['signature'], text: forged['text'] }));
  const chinese = await verify(at('forged.json'), '--ca', at('hq.der'));
  expect(chinese.exit).toBe(1);
  expect(chinese.out).toContain('✗ 记录不成立：签名与内容对不上，签字以后内容或签名被改动过。');
  expect(chinese.out).not.toMatch(/record\.[a-z]+-/);
  expect((await verify(at('forged.json'), '--ca', at('hq.der'), '--lang', 'en')).out).toContain('✗ The record does not hold: signature and content do not belong together');
  const report = JSON.parse((await verify(at('forged.json'), '--ca', at('hq.der'), '--json')).out) as Report;
  expect(report.files[0]?.checks.find((check) => !check.ok)?.detail).toContain('record.signature-wrong');
});
