import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { openAuthority } from '../proof/certificate.ts';
import type { Trust, Verdict } from '../proof/verdict.ts';
import { judgeFile } from '../proof/verify-file.ts';
import { languages, type Language } from '../shared/words/language.ts';
import { helpHint } from '../shared/words/option-words.ts';
import { verifyCommandWords } from '../shared/words/verify-command-words.ts';
import { verifySentence, verifyWords } from '../shared/words/verify-words.ts';
import { faultLine, languageWished, readOptions } from '../command/read-options.ts';

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
    process.stderr.write(wish);
    return 2;
  }
  const verdicts: { readonly file: string; readonly verdict: Verdict }[] = [];
  for (const file of wish.files) verdicts.push({ file, verdict: await judgeFile(file, wish.trust) });
  const isAllOk = verdicts.every(({ verdict }) => verdict.ok);
  process.stdout.write(wish.isJson ? `${jsonOf(verdicts, isAllOk, wish.language)}\n` : verdicts.map((each) => plainOf(each.file, each.verdict, wish.language)).join('\n'));
  return isAllOk ? 0 : 1;
}

/** The wish, or the line that says what is wrong with it. */
async function readWish(): Promise<Wish | string> {
  const language = languageWished();
  const read = readOptions({ options: { ca: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' }, help: { type: 'boolean' } }, takesWords: true });
  if ('fault' in read) return faultLine(language, read.fault);
  const { values, positionals } = read;
  if (values.lang !== undefined && values.lang !== language) return faultLine(language, { kind: 'not-one-of', option: '--lang', choices: languages, given: values.lang });
  const words = verifyCommandWords[language];
  if (positionals.length === 0) return `${words.noFile}${helpHint[language]}\n`;
  const trust = values.ca === undefined ? ({ kind: 'embedded' } as const) : await givenTrust(values.ca, words);
  return typeof trust === 'string' ? `${trust}\n` : { files: positionals, trust, isJson: values.json === true, language };
}

/** HQ's root certificate, DER or PEM; a sentence where the file cannot be read or is no such certificate. */
async function givenTrust(path: string, words: (typeof verifyCommandWords)[Language]): Promise<Trust | string> {
  const bytes = await readFile(path).catch((error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error));
  if (typeof bytes === 'string') return words.rootUnreadable(path, bytes);
  const der = derOf(bytes);
  const opened = der === undefined ? undefined : openAuthority(der);
  return opened?.ok === true ? { kind: 'given', authority: opened.value } : words.rootWrong(path);
}

function derOf(bytes: Buffer): Uint8Array | undefined {
  if (bytes.toString('latin1', 0, 11) !== '-----BEGIN ') return bytes;
  try {
    return new X509Certificate(bytes).raw;
  } catch {
    return undefined;
  }
}

/** `detail` names the code of a refusal, for programs; the plain answer says it in a sentence. */
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

function plainOf(file: string, verdict: Verdict, language: Language): string {
  const words = verifyCommandWords[language];
  const isCompared = !verdict.checks.some(({ says }) => says === notCompared);
  const outcome = !verdict.ok ? words.broken : isCompared ? words.holds : words.holdsByItself;
  const lines = verdict.checks.map(({ ok, says, details }) => `  ${!ok ? '✗' : says === notCompared ? '!' : '✓'} ${verifySentence(language, says, details)}`);
  return [`${file}: ${outcome}`, ...lines, ''].join('\n');
}

process.exitCode = await main();
