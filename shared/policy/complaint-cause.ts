import { z } from 'zod';
import { ledgerClassSchema, type LedgerClass } from './product-class.ts';

/** The analysis buckets of policy section 8. */
export const bucketSchema = z.enum(['knock', 'manufacture', 'colour-difference', 'transport', 'rust', 'missing', 'other']);
export type Bucket = z.infer<typeof bucketSchema>;

/** Which buckets each ledger class is analysed by (R-AN-2). */
export const bucketsOf = {
  door: ['knock', 'manufacture', 'colour-difference', 'other'],
  window_guard: ['transport', 'manufacture', 'rust', 'other'],
  home: ['transport', 'manufacture', 'missing', 'rust', 'colour-difference', 'other'],
  pipe: ['rust', 'missing', 'colour-difference', 'other'],
  material: ['missing', 'other'],
} as const satisfies Record<LedgerClass, readonly Bucket[]>;

/** R-CP-1: quality at fault in production, quality at fault in transport, or no matter of quality. */
export const causeKindSchema = z.enum(['production', 'transport', 'other']);

/**
 * One cause of complaint (R-CP-1). `buckets` names the ledger classes it can be booked under and, for each, the bucket it is
 * analysed in: a crushed door is a knock, a crushed window guard is transport.
 */
export const complaintCauseSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]{1,39}$/),
    kind: causeKindSchema,
    name: z.strictObject({ 'zh-CN': z.string().min(1).max(60), en: z.string().min(1).max(80) }),
    buckets: z.partialRecord(ledgerClassSchema, bucketSchema),
  })
  .refine((cause) => Object.keys(cause.buckets).length > 0, { error: 'a cause names at least one ledger class' })
  .refine(
    (cause) => Object.entries(cause.buckets).every(([ledgerClass, bucket]) => (bucketsOf[ledgerClass as LedgerClass] as readonly Bucket[]).includes(bucket)),
    { error: 'a bucket that its ledger class is not analysed by' },
  );
export type ComplaintCause = z.infer<typeof complaintCauseSchema>;
