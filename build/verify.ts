import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openAuthority } from '../proof/certificate.ts';
import type { Trust, Verdict } from '../proof/verdict.ts';
import { judgeFile } from '../proof/verify-file.ts';
import { verifyWords } from '../shared/words/verify-words.ts';

type Language = keyof typeof verifyWords;

interface Wish {
  readonly files: readonly string[];
  readonly trust: Trust;
  readonly isJson: boolean;
  readonly language: Language;
}

const usage = 'npm run verify -- FILE… [--ca FILE] [--json] [--lang zh-CN|en]';

/** Exit 0 when every file holds, 1 when one does not, 2 when the command itself cannot be understood. */
async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const wish = await readWish();
  if (typeof wish === 'string') {
    process.stderr.write(`${wish}\n`);
    return 2;
  }
  const verdicts: { readonly file: string; readonly verdict: Verdict }[] = [];
  for (const file of wish.files) verdicts.push({ file, verdict: await judgeFile(file, wish.trust) });
  const isAllOk = verdicts.every(({ verdict }) => verdict.ok);
  process.stdout.write(wish.isJson ? `${jsonOf(verdicts, isAllOk, wish.language)}\n` : verdicts.map((each) => plainOf(each.file, each.verdict, wish.language)).join('\n'));
  return isAllOk ? 0 : 1;
}

async function readWish(): Promise<Wish | string> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { ca: { type: 'string' }, json: { type: 'boolean', default: false }, lang: { type: 'string', default: 'zh-CN' } },
    });
    if (positionals.length === 0) return usage;
    if (values.lang !== 'zh-CN' && values.lang !== 'en') return `--lang is zh-CN or en, not ${values.lang}`;
    const trust = values.ca === undefined ? ({ kind: 'embedded' } as const) : await givenTrust(values.ca);
    return typeof trust === 'string' ? trust : { files: positionals, trust, isJson: values.json, language: values.lang };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
}

/** HQ's root certificate, DER or PEM. */
async function givenTrust(path: string): Promise<Trust | string> {
  const bytes = await readFile(path);
  const opened = openAuthority(bytes.toString('latin1', 0, 11) === '-----BEGIN ' ? new X509Certificate(bytes).raw : bytes);
  return opened.ok ? { kind: 'given', authority: opened.value } : `--ca ${path} is not a root certificate of HQ`;
}

function jsonOf(verdicts: readonly { readonly file: string; readonly verdict: Verdict }[], ok: boolean, language: Language): string {
  const files = verdicts.map(({ file, verdict }) => ({
    file,
    kind: verdict.kind,
    ok: verdict.ok,
    checks: verdict.checks.map(({ check, ok: isOk, says, details }) => ({ check, ok: isOk, detail: verifyWords[language][says](details) })),
  }));
  return JSON.stringify({ files, ok }, null, 2);
}

/** A file that brings its own root certificate holds together; who issued it is still to be asked of HQ. */
const notCompared = 'issuer-not-compared';

const outcomes: Readonly<Record<Language, { readonly holds: string; readonly holdsByItself: string; readonly broken: string }>> = {
  'zh-CN': { holds: '成立', holdsByItself: '内容完整，但还没有和总部核对过签发机构', broken: '不成立' },
  en: { holds: 'HOLDS', holdsByItself: 'HOLDS BY ITSELF; the issuer is still to be compared with HQ', broken: 'DOES NOT HOLD' },
};

function plainOf(file: string, verdict: Verdict, language: Language): string {
  const words = outcomes[language];
  const isCompared = !verdict.checks.some(({ says }) => says === notCompared);
  const outcome = !verdict.ok ? words.broken : isCompared ? words.holds : words.holdsByItself;
  const lines = verdict.checks.map(({ ok, says, details }) => `  ${!ok ? '✗' : says === notCompared ? '!' : '✓'} ${verifyWords[language][says](details)}`);
  return [`${file}: ${outcome}`, ...lines, ''].join('\n');
}

process.exitCode = await main();
