import type { ParseArgsOptionsConfig } from 'node:util';
import type { OptionFault } from '../shared/words/option-words.ts';
import type { QuestionKind } from './explain-questions.ts';
import { readOptions } from '../command/read-options.ts';

const text = { type: 'string' } as const;

/** Flags that every call takes. */
const common = {
  json: { type: 'boolean' },
  batch: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  lang: text,
  policy: text,
  calendar: text,
} as const satisfies ParseArgsOptionsConfig;

const flagsOf: Readonly<Record<QuestionKind, ParseArgsOptionsConfig>> = {
  deadline: { pickup: text, line: { type: 'string', multiple: true } },
  'lead-time': { confirmed: text, reviewed: text, deposit: text, class: text, finish: text, promised: text, agreed: text, area: text, sets: text },
  compensation: { class: text, 'ship-by': text, shipped: text, 'force-majeure': { type: 'string', multiple: true }, cause: text, items: text },
  complaint: { received: text, 'plan-replied': text },
  visits: { level: text, last: text },
};

export interface Flags {
  /** What the person asked, still to be judged: `undefined` for `--batch` and `--help`. */
  readonly question: Readonly<Record<string, unknown>> | undefined;
  readonly json: boolean;
  readonly batch: boolean;
  readonly help: boolean;
  readonly lang: string | undefined;
  readonly policy: string | undefined;
  readonly calendar: string | undefined;
}

/** The first word that names a kind decides which flags there are. A fault where a flag is unknown, named twice or lacks its value. */
export function readFlags(args: readonly string[]): Flags | { readonly fault: OptionFault } {
  const [first] = args;
  const kind = first !== undefined && Object.hasOwn(flagsOf, first) ? (first as QuestionKind) : undefined;
  const own = kind === undefined ? {} : flagsOf[kind];
  const read = readOptions({ options: { ...own, ...common }, takesWords: true }, kind === undefined ? args : args.slice(1));
  if ('fault' in read) return read;
  const { values, positionals } = read;
  const given = values as Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  const asText = (name: string) => (typeof given[name] === 'string' ? given[name] : undefined);
  const question = kind === undefined ? { kind: positionals[0] ?? first } : questionOf(kind, given, positionals);
  const batch = given['batch'] === true;
  const help = given['help'] === true;
  return {
    question: (batch && kind === undefined && positionals.length === 0) || help ? undefined : batch ? { kind: '--batch' } : question,
    json: given['json'] === true,
    batch,
    help,
    lang: asText('lang'),
    policy: asText('policy'),
    calendar: asText('calendar'),
  };
}

/** The flags of one kind as the JSON object `--batch` reads. A stray word becomes an unknown key and is refused like one. */
function questionOf(kind: QuestionKind, given: Readonly<Record<string, unknown>>, stray: readonly string[]): Readonly<Record<string, unknown>> {
  const question: Record<string, unknown> = { kind };
  for (const name of Object.keys(flagsOf[kind])) {
    if (given[name] === undefined) continue;
    if (name === 'line') question['lines'] = (given[name] as readonly string[]).map(lineOf);
    else if (name === 'force-majeure') question['forceMajeure'] = (given[name] as readonly string[]).map(spanOf);
    else question[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] = given[name];
  }
  for (const word of stray) question[word] = true;
  return question;
}

/** `window_guard=8`, `pipe=15:length:6`, `pipe=15:length:φ25×0.8×6000`. */
function lineOf(flag: string): Readonly<Record<string, unknown>> {
  const equals = flag.indexOf('=');
  const productClass = equals < 0 ? flag : flag.slice(0, equals);
  const [quantity, unit, length, ...more] = equals < 0 ? [] : flag.slice(equals + 1).split(':');
  const lengthGiven = length === undefined ? {} : /^[\d.]+$/.test(length) ? { metresPerLength: length } : { specification: length };
  const surplus = more.length > 0 ? { [more.join(':')]: true } : {};
  return { class: productClass, quantity, ...(unit === undefined ? {} : { unit }), ...lengthGiven, ...surplus };
}

/** `2026-12-02..2026-12-03`; one day alone is a span of one day. */
function spanOf(flag: string): readonly string[] {
  const parts = flag.split('..');
  return parts.length === 1 ? [flag, flag] : parts;
}
