import { z } from 'zod';
import { mostLines, wordsSchema, type OrderLine, type OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { parseQuantity, quantityText, zeroQuantity, type Quantity } from '../../../shared/kernel/quantity.ts';
import { productClassSchema, unitSchema } from '../../../shared/policy/product-class.ts';

const plain = (text: string): string => text.normalize('NFKC').trim();
const quantity = z.string().refine((text) => (parseQuantity(plain(text)) ?? 0) > 0);
const optionalQuantity = z.string().refine((text) => plain(text) === '' || (parseQuantity(plain(text)) ?? 0) > 0);
const whole = z.string().refine((text) => plain(text) === '' || /^\d{1,5}$/.test(plain(text)));

/** Empty: the line is numbered by its place. */
const lineNumber = z.string().refine((text) => plain(text) === '' || /^[1-9]\d{0,4}$/.test(plain(text)));

const lineFormSchema = z.object({
  lineNo: z.string(),
  productClass: productClassSchema,
  name: wordsSchema(200),
  specification: wordsSchema(200),
  colour: wordsSchema(60),
  quantity: z.string(),
  unit: unitSchema,
  metres: z.string(),
  weight: z.string(),
  packages: z.string(),
  note: wordsSchema(500),
});
export type PaperLine = z.infer<typeof lineFormSchema>;

/** A line nobody has written in yet; such lines are left out. */
export const blankLine: PaperLine = { lineNo: '', productClass: 'door', name: '', specification: '', colour: '', quantity: '', unit: 'set', metres: '', weight: '', packages: '', note: '' };

function isBlank(line: PaperLine): boolean {
  return [line.name, line.specification, line.quantity].every((text) => text.trim() === '');
}

const filledLine = lineFormSchema.extend({
  lineNo: lineNumber,
  name: wordsSchema(200).refine((text) => text.trim() !== ''),
  // A refusal must name the specification (R-IN-5), and it cannot be added once the goods are taken over.
  specification: wordsSchema(200).refine((text) => text.trim() !== ''),
  quantity,
  metres: optionalQuantity,
  weight: optionalQuantity,
  packages: whole,
});

export const paperFormSchema = z.object({
  orderNo: z.string().refine((text) => orderNoSchema.safeParse(text.trim()).success),
  salesOrderNo: wordsSchema(40),
  carrier: wordsSchema(80),
  carrierPhone: wordsSchema(40),
  waybill: wordsSchema(60),
  lines: z
    .array(lineFormSchema)
    .max(mostLines)
    .superRefine((lines, context) => {
      const numbered = new Map<string, number>();
      lines.forEach((line, index) => {
        if (isBlank(line) && index > 0) return;
        const number = plain(line.lineNo);
        if (number !== '' && (numbered.get(number) ?? index) !== index) context.addIssue({ code: 'custom', path: [index, 'lineNo'], message: 'used before' });
        else if (number !== '') numbered.set(number, index);
        for (const issue of filledLine.safeParse(line).error?.issues ?? []) context.addIssue({ code: 'custom', path: [index, ...issue.path], message: issue.message });
      });
    }),
});
export type PaperForm = z.infer<typeof paperFormSchema>;

const draftLineSchema = z.object({
  // A draft of an earlier program has neither numbers nor notes.
  lineNo: z.string().default(''),
  productClass: productClassSchema,
  name: z.string(),
  specification: z.string(),
  colour: z.string(),
  quantity: z.string(),
  unit: unitSchema,
  metres: z.string(),
  weight: z.string(),
  packages: z.string(),
  note: z.string().default(''),
});

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
    carrierPhone: form.carrierPhone.trim(),
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
    metresPerLength: parseQuantity(plain(line.metres)) ?? null,
    // Kilograms with three decimals are whole grams.
    weightGrams: parseQuantity(plain(line.weight)) ?? null,
    packages: Number(plain(line.packages) === '' ? 0 : plain(line.packages)),
    note: line.note.trim(),
  };
}

/** A line that was pasted, as the form shows it; with its number where the table has numbers of its own. */
export function lineOf(line: OrderLine, isNumbered: boolean): PaperLine {
  const text = (value: number | null): string => (value === null ? '' : quantityText(value as Quantity));
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
