/** The rules as a calculator: `npm run explain -- --help`. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { calendar2024To2026 } from '../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../shared/policy/default-policy.ts';
import { policyDocumentSchema } from '../shared/policy/policy-document.ts';
import { workingCalendarSchema } from '../shared/policy/working-calendar.ts';
import { languages, type Language } from '../shared/words/language.ts';
import { answer, type Answer, type Rules } from './explain-answers.ts';
import { readFlags, type Flags } from './explain-flags.ts';
import { questionSchema, type QuestionKind } from './explain-questions.ts';
import { answerText } from './explain-text.ts';
import { issueWords, usage } from './explain-words.ts';

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
    return { error: rules.language === 'en' ? 'not JSON' : '不是 JSON' };
  }
  const replied = reply(rules, raw);
  return 'error' in replied ? replied : replied.answer;
}

/** One answer a line, in the order of the questions; a bad line is answered with its error and the rest goes on. */
async function answerLines(rules: Rules): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const isTaken = process.stdout.write(`${JSON.stringify(replyToLine(rules, line))}\n`);
    if (!isTaken) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

function fail(message: string): void {
  process.stderr.write(`explain: ${message.split('\n')[0] ?? ''}\n`);
  process.exitCode = 2;
}

function rulesOf(flags: Flags, language: Language): Rules {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  return {
    policy: flags.policy === undefined ? defaultPolicy : policyDocumentSchema.parse(read(flags.policy)),
    calendar: flags.calendar === undefined ? calendar2024To2026 : workingCalendarSchema.parse(read(flags.calendar)),
    language,
  };
}

async function main(args: readonly string[]): Promise<void> {
  let flags: Flags;
  try {
    flags = readFlags(args);
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
  const language = languages.find((name) => name === (flags.lang ?? 'zh-CN'));
  if (language === undefined) return fail(`--lang: ${languages.join(', ')}`);
  if (flags.help) {
    console.log(usage[language]);
    return;
  }
  let rules: Rules;
  try {
    rules = rulesOf(flags, language);
  } catch (error) {
    const file = [flags.policy, flags.calendar].filter((name) => name !== undefined).join(', ');
    return fail(`${file}: ${error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error)}`);
  }
  if (flags.question === undefined) return answerLines(rules);
  const replied = reply(rules, flags.question);
  if ('error' in replied) return fail(replied.error);
  console.log(flags.json ? JSON.stringify(replied.answer) : answerText(language, replied.kind, replied.answer));
}

await main(process.argv.slice(2));
