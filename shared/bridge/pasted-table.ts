import { z } from 'zod';
import { orderLineSchema } from '../delivery/outbound-order.ts';

/** What a column of a pasted table can hold. */
export const pastedFields = ['lineNo', 'productClass', 'name', 'specification', 'colour', 'quantity', 'unit', 'metresPerLength', 'weight', 'packages', 'note'] as const;
export type PastedField = (typeof pastedFields)[number];

/** What would be right in a cell that could not be read; the sentences are in `shared/words`. */
export const expectedCells = ['line-number', 'unused-number', 'class', 'name', 'quantity', 'unit', 'metres', 'kilograms', 'whole', 'shorter'] as const;
export type ExpectedCell = (typeof expectedCells)[number];

/** A cell that keeps its row out. `row` from 1 as it was pasted, the heading counted; `heading` as it was pasted, empty where the column has none. */
const wrongCellSchema = z.strictObject({ row: z.int(), field: z.enum(pastedFields), heading: z.string(), found: z.string(), expected: z.enum(expectedCells) });
export type WrongCell = z.infer<typeof wrongCellSchema>;

/** A column with something in it that an order line has no place for. `column` from 1; `heading` empty where it has none; `cells` that hold something. */
const leftColumnSchema = z.strictObject({ column: z.int(), heading: z.string(), cells: z.int() });
export type LeftColumn = z.infer<typeof leftColumnSchema>;

/** A row above the heading: the title of the sheet, say. */
const leftRowSchema = z.strictObject({ row: z.int(), text: z.string() });
export type LeftRow = z.infer<typeof leftRowSchema>;

/** A pasted table as order lines, and everything of it that did not become one. */
export const pastedTableSchema = z.strictObject({
  lines: z.array(orderLineSchema),
  /** The table numbers its lines itself; else they are numbered by their place in it. */
  isNumbered: z.boolean(),
  wrong: z.array(wrongCellSchema),
  /** The rows that are wrong as text to be put right and read again, under the heading of the table; empty where none is. */
  rest: z.string(),
  leftColumns: z.array(leftColumnSchema),
  leftRows: z.array(leftRowSchema),
});
export type PastedTable = z.infer<typeof pastedTableSchema>;
