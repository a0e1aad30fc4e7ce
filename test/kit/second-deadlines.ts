/**
 * A second implementation of R-TL-1 to R-TL-16, written row by row as the policy's table prints it. It imports nothing of the
 * product, so that a slip in one is not a slip in both.
 */
import { isKnown, isOff } from './second-calendar.ts';

export interface SecondLine {
  readonly productClass: string;
  readonly unit: string;
  /** Thousandths. */
  readonly amount: number;
  /** Metres of one length in thousandths, where they were entered. */
  readonly entered: number | null;
  readonly specification: string;
  readonly name: string;
}

export interface SecondDeadline {
  readonly rule: string;
  readonly size: number;
  readonly startMs: number;
  readonly dueMs: number;
  readonly provisional: boolean;
}

type Length = '4 hours' | 'the day' | '2 days';

/** The table of section 3: rule, classes, from, to (both included, thousandths), length. */
const table: readonly (readonly [string, readonly string[], number, number, Length])[] = [
  ['R-TL-1', ['window_guard', 'guardrail', 'sample', 'stair_handrail'], 0, 10_000, '4 hours'],
  ['R-TL-2', ['window_guard', 'guardrail', 'sample', 'stair_handrail'], 10_000, Infinity, 'the day'],
  ['R-TL-3', ['home'], 0, 10_000, '4 hours'],
  ['R-TL-4', ['home'], 10_000, Infinity, 'the day'],
  ['R-TL-5', ['pipe'], 0, 90_000, '4 hours'],
  ['R-TL-6', ['pipe'], 90_000, Infinity, 'the day'],
  ['R-TL-7', ['door'], 0, 10_000, 'the day'],
  ['R-TL-8', ['door'], 10_000, Infinity, '2 days'],
  ['R-TL-9', ['material'], 0, Infinity, '4 hours'],
  ['R-TL-10', ['tooling', 'tool'], 0, Infinity, '4 hours'],
];

const properUnit: Record<string, string> = {
  door: 'set', window_guard: 'set', guardrail: 'set', stair_handrail: 'set', sample: 'set', home: 'piece', pipe: 'metre', material: 'piece', tooling: 'piece', tool: 'piece',
};

const hour = 3_600_000;
const day = 24 * hour;
const zone = 8 * hour;

/** What a line adds to its class, or that nobody knows yet. */
function amountOf(line: SecondLine): number | 'unknown' {
  if (/配件|配花|饰花|附件|五金包/.test(line.name.replaceAll(/[含带配连无](?:配件|配花|饰花|附件|五金包)/g, ''))) return 0;
  if (line.productClass === 'pipe' && line.unit === 'length') {
    const last = Number(line.specification.split('×').at(-1));
    const metres = line.entered ?? (last >= 500 && last <= 12_000 ? last : null);
    return metres === null ? 'unknown' : Math.floor((line.amount * metres) / 1000 + 0.5);
  }
  return line.unit === properUnit[line.productClass] ? line.amount : 0;
}

function clock(pickup: number, length: Length): { readonly start: number; readonly due: number; readonly sure: boolean } {
  const today = Math.floor((pickup + zone) / day);
  const afternoon = pickup + zone - today * day >= 14 * hour;
  const startDay = afternoon ? today + 1 : today;
  const midnight = (number: number) => number * day - zone;
  if (length === '4 hours') {
    const start = afternoon ? midnight(startDay) + 8 * hour : pickup;
    return { start, due: start + 4 * hour, sure: true };
  }
  const start = afternoon ? midnight(startDay) : pickup;
  if (length === 'the day') return { start, due: midnight(startDay + 1), sure: true };
  let last = startDay + 2;
  if (isKnown(last)) while (isOff(last)) last += 1;
  return { start, due: midnight(last + 1), sure: isKnown(last) };
}

/** Every deadline of a pickup, in the order of the table. */
export function secondDeadlines(pickup: number, lines: readonly SecondLine[]): readonly SecondDeadline[] {
  const found: SecondDeadline[] = [];
  const applying: { rule: string; family: string; size: number; unknown: boolean; length: Length }[] = [];
  for (const [rule, classes, from, to, length] of table) {
    const own = lines.filter((line) => classes.includes(line.productClass));
    if (own.length === 0) continue;
    const amounts = own.map(amountOf);
    const size = amounts.reduce<number>((sum, amount) => sum + (amount === 'unknown' ? 0 : amount), 0);
    if (size >= from && size <= to) applying.push({ rule, family: classes.join(), size, unknown: amounts.includes('unknown') && to < Infinity, length });
  }
  for (const row of applying) {
    const mine = clock(pickup, row.length);
    const beaten = applying.some((other) => other !== row && other.family === row.family && clock(pickup, other.length).due > mine.due);
    if (!beaten) found.push({ rule: row.rule, size: row.size, startMs: mine.start, dueMs: mine.due, provisional: row.unknown || !mine.sure });
  }
  return found;
}
