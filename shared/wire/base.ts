import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { RouteMeta } from './permission.ts';

/** The number of the wire this program speaks, and the oldest that HQ still takes. */
export const wireVersion = 3;
export const oldestWireVersion = 1;

/** The body of every refusal: a problem of the catalogue (`parseProblem` reads it). */
export const problemBodySchema = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

/** Every route starts here: it names its permission and may refuse with a problem. The one error code is `PROBLEM`. */
export const route = oc.$meta<RouteMeta>({ permission: { who: 'staff', roles: [] } }).errors({ PROBLEM: { data: problemBodySchema } });
