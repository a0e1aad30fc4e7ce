import { wordsSchema } from '../../../shared/delivery/outbound-order.ts';
import { readMetresPerLength } from '../../../shared/delivery/pipe-length.ts';
import { parseQuantity } from '../../../shared/kernel/quantity.ts';
import { plain, type PaperLine } from './paper-line.ts';

/** What can be wrong with a cell; the words for it are the page's. */
export type CellFault = 'empty' | 'wrong' | 'too-long' | 'used-before';

/** The cells that are typed into, in the order of the table's columns. */
export const cellKeys = ['lineNo', 'name', 'specification', 'colour', 'quantity', 'packages', 'metres', 'weight', 'note'] as const satisfies readonly (keyof PaperLine)[];
export type CellKey = (typeof cellKeys)[number];

export interface FaultAt {
  readonly key: CellKey;
  readonly fault: CellFault;
}

const texts = [['name', 200, wordsSchema(200)], ['specification', 200, wordsSchema(200)], ['colour', 60, wordsSchema(60)], ['note', 500, wordsSchema(500)]] as const;
const heaviestGrams = 1_000_000_000;

/** What is wrong with each cell of a filled line. A refusal must name the specification (R-IN-5), and it cannot be added once the goods are taken over. */
export function faultsOf(line: PaperLine): readonly FaultAt[] {
  const faults: FaultAt[] = [];
  const check = (key: CellKey, isNeeded: boolean, isRight: (text: string) => boolean): void => {
    const isEmpty = plain(line[key]) === '';
    if (isEmpty ? isNeeded : !isRight(line[key])) faults.push({ key, fault: isEmpty ? 'empty' : 'wrong' });
  };
  check('lineNo', false, (text) => /^[1-9]\d{0,4}$/.test(plain(text)));
  for (const [key, longest, schema] of texts) {
    if (line[key].trim().length > longest) faults.push({ key, fault: 'too-long' });
    else check(key, key === 'name' || key === 'specification', (text) => schema.safeParse(text.trim()).success);
  }
  check('quantity', true, isQuantity);
  check('packages', false, (text) => /^\d{1,5}$/.test(plain(text)));
  check('metres', false, (text) => readMetresPerLength(text) !== undefined);
  check('weight', false, (text) => isQuantity(text) && Number(plain(text)) * 1_000 <= heaviestGrams);
  return faults;
}

function isQuantity(text: string): boolean {
  return (parseQuantity(plain(text)) ?? 0) > 0;
}
