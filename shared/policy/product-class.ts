import { z } from 'zod';

/** The product classes of policy section 2, in its order. */
export const productClasses = [
  'door',
  'window_guard',
  'guardrail',
  'stair_handrail',
  'sample',
  'home',
  'pipe',
  'material',
  'tooling',
  'tool',
] as const;

export const productClassSchema = z.enum(productClasses);
export type ProductClass = z.infer<typeof productClassSchema>;

/** `set` 套, `piece` 件, `metre` 延米 (linear metre), `length` 支 (a pipe as shipped, usually 6 m). */
export const unitSchema = z.enum(['set', 'piece', 'metre', 'length']);
export type Unit = z.infer<typeof unitSchema>;

/** The unit in which a class is counted against its time limit (policy section 2). */
export const unitOfClass = {
  door: 'set',
  window_guard: 'set',
  guardrail: 'set',
  stair_handrail: 'set',
  sample: 'set',
  home: 'piece',
  pipe: 'metre',
  material: 'piece',
  tooling: 'piece',
  tool: 'piece',
} as const satisfies Record<ProductClass, Unit>;

export const ledgerClassSchema = z.enum(['door', 'window_guard', 'home', 'pipe', 'material']);
export type LedgerClass = z.infer<typeof ledgerClassSchema>;

/** The ledger class of each product class (policy section 2). */
export const ledgerClassOf = {
  door: 'door',
  window_guard: 'window_guard',
  guardrail: 'window_guard',
  stair_handrail: 'window_guard',
  sample: 'window_guard',
  home: 'home',
  pipe: 'pipe',
  material: 'material',
  tooling: 'material',
  tool: 'material',
} as const satisfies Record<ProductClass, LedgerClass>;
