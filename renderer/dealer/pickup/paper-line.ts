import { z } from 'zod';
import { productClassSchema, unitSchema } from '../../../shared/policy/product-class.ts';

/** A line of a paper order as it stands in the table: texts, right or wrong. */
export const paperLineSchema = z.object({
  lineNo: z.string(),
  productClass: productClassSchema,
  name: z.string(),
  specification: z.string(),
  colour: z.string(),
  quantity: z.string(),
  unit: unitSchema,
  metres: z.string(),
  weight: z.string(),
  packages: z.string(),
  note: z.string(),
});
export type PaperLine = z.infer<typeof paperLineSchema>;

/** A line nobody has written in yet; such lines are left out. */
export const blankLine: PaperLine = { lineNo: '', productClass: 'door', name: '', specification: '', colour: '', quantity: '', unit: 'set', metres: '', weight: '', packages: '', note: '' };

/** Whether nothing but a number or a class was put into the line. */
export function isBlank(line: PaperLine): boolean {
  return [line.name, line.specification, line.colour, line.quantity, line.metres, line.weight, line.packages, line.note].every((text) => text.trim() === '');
}

/** A cell's text as it is read: wide digits as plain ones, no blanks around it. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}
