import { addDays, parseCivilDate, type CivilDate } from '../../../shared/kernel/instant.ts';
import { isNothing, plainCode } from './cell-text.ts';
import { right, wrong, type CellVerdict } from './cell-verdict.ts';

const exampleDay = '2026-11-20';
/** Day 0 of a spreadsheet's serial numbers, with its 29 February 1900 that never was. */
const serialEpoch = '1899-12-30' as CivilDate;
const serials = { first: 36_526, last: 73_050 };

/**
 * The day a cell says: `2026-11-20`, `2026/11/20`, `2026.11.20`, `20261120`, `2026年11月20日`, each with or without a time of day,
 * or a spreadsheet's serial number (46346) between the years 2000 and 2099. An empty cell says none.
 */
export function judgeDay(cell: string): CellVerdict<CivilDate | null> {
  const text = plainCode(cell);
  if (text === '' || isNothing(text)) return right(null);
  const day = readParts(text) ?? readSerial(text);
  return day === undefined ? wrong('not-a-date', exampleDay) : right(day);
}

function readParts(text: string): CivilDate | undefined {
  const match = /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+\d{1,2}[:时]\d{1,2}(?:[:分]\d{0,2}(?:\.\d+)?秒?)?)?$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (match === null) return undefined;
  return parseCivilDate(`${match[1]}-${(match[3] ?? '').padStart(2, '0')}-${(match[4] ?? '').padStart(2, '0')}`);
}

function readSerial(text: string): CivilDate | undefined {
  const match = /^(\d{5})(?:\.\d+)?$/.exec(text);
  if (match === null) return undefined;
  const serial = Number(match[1]);
  return serial >= serials.first && serial <= serials.last ? addDays(serialEpoch, serial) : undefined;
}
