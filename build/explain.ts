/** The rules as a calculator: `npm run explain -- --help`. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { calendar2024To2026 } from '../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../shared/policy/default-policy.ts';
import { policyDocumentSchema } from '../shared/policy/policy-document.ts';
import { workingCalendarSchema } from '../shared/policy/working-calendar.ts';
import { languages, type Language } from '../shared/words/language.ts';
import { optionFaultWords } from '../shared/words/option-words.ts';
import { answer, type Answer, type Rules } from './explain-answers.ts';
import { readFlags, type Flags } from './explain-flags.ts';
import { questionSchema, type QuestionKind } from './explain-questions.ts';
import { answerText } from './explain-text.ts';
import { fileWords, issueWords, usage } from './explain-words.ts';
import { languageWished } from '../command/read-options.ts';

type Reply = { readonly kind: QuestionKind; readonly answer: Answer } | { readonly error: string };

function reply(rules: Rules, raw: unknown): Reply {
  const question = questionSchema.safeParse(raw);
  if (!question.success) return { error: issueWords(rules.language, question.error) };
  const found = answer(rules, question.data);
  return 'error' in found ? found : { kind: question.data.kind, answer: found.answer };
}

function replyToLine(rules: Rules, line: string): Answer | { readonly error: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return { error: fileWords[rules.language].notJson };
  }
  const replied = reply(rules, raw);
  return 'error' in replied ? replied : replied.answer;
}

/** Text without the byte order mark that some editors write before it. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** One answer a line, in the order of the questions; a bad line is answered with its error and the rest goes on. */
async function answerLines(rules: Rules): Promise<void> {
  let isFirst = true;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const isTaken = process.stdout.write(`${JSON.stringify(replyToLine(rules, isFirst ? withoutMark(line) : line))}\n`);
    isFirst = false;
    if (!isTaken) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

function fail(message: string): void {
  process.stderr.write(`explain: ${message.split('\n')[0] ?? ''}\n`);
  process.exitCode = 2;
}

/** The rules of the files that were named, or which file is wrong and how. */
function rulesOf(flags: Flags, language: Language): Rules | { readonly error: string } {
  const policy = fileOr(flags.policy, language, policyDocumentSchema, defaultPolicy);
  if ('error' in policy) return policy;
  const calendar = fileOr(flags.calendar, language, workingCalendarSchema, calendar2024To2026);
  return 'error' in calendar ? calendar : { policy: policy.value, calendar: calendar.value, language };
}

function fileOr<Value>(path: string | undefined, language: Language, schema: z.ZodType<Value>, otherwise: Value): { readonly value: Value } | { readonly error: string } {
  if (path === undefined) return { value: otherwise };
  const words = fileWords[language];
  const wrong = (what: string) => ({ error: `${path}${language === 'en' ? ': ' : '：'}${what}` });
  let raw: unknown;
  try {
    raw = JSON.parse(withoutMark(readFileSync(path, 'utf8')));
  } catch (error) {
    return wrong(error instanceof SyntaxError ? words.notJson : words.unreadable((error as NodeJS.ErrnoException).code ?? String(error)));
  }
  const parsed = schema.safeParse(raw);
  return parsed.success ? { value: parsed.data } : wrong(words.wrongAt(parsed.error.issues[0]?.path.map(String).join('.') ?? ''));
}

async function main(args: readonly string[]): Promise<void> {
  const language = languageWished(args);
  const flags = readFlags(args);
  if ('fault' in flags) return fail(optionFaultWords(language, flags.fault));
  if (flags.lang !== undefined && flags.lang !== language) return fail(optionFaultWords(language, { kind: 'not-one-of', option: '--lang', choices: languages, given: flags.lang }));
  if (flags.help) {
    console.log(usage[language]);
    return;
  }
  const rules = rulesOf(flags, language);
  if ('error' in rules) return fail(rules.error);
  if (flags.question === undefined) return answerLines(rules);
  const replied = reply(rules, flags.question);
  if ('error' in replied) return fail(replied.error);
  console.log(flags.json ? JSON.stringify(replied.answer) : answerText(language, replied.kind, replied.answer));
}

// Whoever reads may stop reading (`| head -1`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
await main(process.argv.slice(2));
