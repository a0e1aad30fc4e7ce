import { z } from 'zod';
import { mostLines, wordsSchema, type OrderLine, type OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { readMetresPerLength } from '../../../shared/delivery/pipe-length.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { parseQuantity, quantityText, zeroQuantity, type Quantity } from '../../../shared/kernel/quantity.ts';
import { faultsOf, type FaultAt } from './paper-faults.ts';
import { blankLine, isBlank, paperLineSchema, plain, type PaperLine } from './paper-line.ts';

export const paperFormSchema = z.object({
  orderNo: z.string().refine((text) => orderNoSchema.safeParse(text.trim()).success),
  salesOrderNo: wordsSchema(40),
  carrier: wordsSchema(80),
  carrierPhone: wordsSchema(40),
  waybill: wordsSchema(60),
  lines: z
    .array(paperLineSchema)
    .max(mostLines)
    .superRefine((lines, context) => {
      const numbered = new Map<string, number>();
      const hasNone = lines.every(isBlank);
      lines.forEach((line, index) => {
        // An order has at least one line, and the first is where it is asked for.
        if (isBlank(line) && !(hasNone && index === 0)) return;
        const wrong = ({ key, fault }: FaultAt): void => context.addIssue({ code: 'custom', path: [index, key], message: fault });
        const number = plain(line.lineNo);
        if (number !== '' && numbered.has(number)) wrong({ key: 'lineNo', fault: 'used-before' });
        else if (number !== '') numbered.set(number, index);
        for (const fault of faultsOf(line)) wrong(fault);
      });
    }),
});
export type PaperForm = z.infer<typeof paperFormSchema>;

/** A draft of an earlier program has neither numbers nor notes. */
const draftLineSchema = paperLineSchema.extend({ lineNo: z.string().default(''), note: z.string().default('') });

/** The form while it is being filled: nothing in it is wrong yet. */
export const paperDraftSchema: z.ZodType<PaperForm> = z.object({
  orderNo: z.string(),
  salesOrderNo: z.string(),
  carrier: z.string(),
  carrierPhone: z.string(),
  waybill: z.string(),
  lines: z
    .array(draftLineSchema)
    .min(1)
    .max(mostLines),
});

export const blankPaper: PaperForm = { orderNo: '', salesOrderNo: '', carrier: '', carrierPhone: '', waybill: '', lines: [blankLine, blankLine, blankLine] };

type PaperOrder = Omit<OutboundOrder, 'source' | 'dealer' | 'dealerName'>;

/** The order as the host takes it. The form has been judged before; blank lines are left out, and lines without a number of their own are numbered by their place. */
export function orderOf(form: PaperForm): PaperOrder {
  const lines = form.lines.filter((line) => !isBlank(line));
  const numbers = lineNumbers(lines);
  return {
    orderNo: orderNoSchema.parse(form.orderNo.trim()),
    salesOrderNo: form.salesOrderNo.trim(),
    shippedOn: null,
    carrier: form.carrier.trim(),
    carrierPhone: form.carrierPhone.normalize('NFKC').trim(),
    waybill: form.waybill.trim(),
    lines: lines.map((line, index) => orderLineOf(line, numbers[index] ?? index + 1)),
  };
}

/** The paper's own numbers, by which everybody speaks of the lines; where it has none, the place, or the next free number where another line has that one. */
function lineNumbers(lines: readonly PaperLine[]): readonly number[] {
  const own = lines.map((line) => Number(plain(line.lineNo)));
  const used = new Set(own);
  return own.map((number, index) => {
    if (number > 0) return number;
    let free = index + 1;
    while (used.has(free)) free += 1;
    used.add(free);
    return free;
  });
}

function orderLineOf(line: PaperLine, lineNo: number): OrderLine {
  return {
    lineNo,
    productClass: line.productClass,
    name: line.name.trim(),
    specification: line.specification.trim(),
    colour: line.colour.trim(),
    quantity: parseQuantity(plain(line.quantity)) ?? zeroQuantity,
    unit: line.unit,
    metresPerLength: readMetresPerLength(line.metres) ?? null,
    // Kilograms with three decimals are whole grams.
    weightGrams: parseQuantity(plain(line.weight)) ?? null,
    // As with a table that is pasted: none is said by a 0.
    packages: Number(plain(line.packages) === '' ? 1 : plain(line.packages)),
    note: line.note.trim(),
  };
}

/** A line that was pasted, as the form shows it; with its number where the table has numbers of its own. */
export function lineOf(line: OrderLine, isNumbered: boolean): PaperLine {
  const text = (value: number | null): string => (value === null || value === 0 ? '' : quantityText(value as Quantity));
  return {
    lineNo: isNumbered ? String(line.lineNo) : '',
    productClass: line.productClass,
    name: line.name,
    specification: line.specification,
    colour: line.colour,
    quantity: quantityText(line.quantity),
    unit: line.unit,
    metres: text(line.metresPerLength),
    weight: text(line.weightGrams),
    packages: String(line.packages),
    note: line.note,
  };
}
