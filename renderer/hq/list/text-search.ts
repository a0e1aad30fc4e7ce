import { z } from 'zod';

/** The filter of a list that is looked through by text alone, as it stands in the address, and what is open beside it. */
export const textSearchSchema = z.object({ text: z.string().max(100).optional().catch(undefined), open: z.string().max(100).optional().catch(undefined) });
