import { implement } from '@orpc/server';
import { consoleContract } from '../../shared/wire/console-contract.ts';
import { deskContract } from '../../shared/wire/desk-contract.ts';
import type { CallContext } from './call-context.ts';

/**
 * Where each noun's `*-routes.ts` begins: `deskWire.records.put.handler(…)`. A handler calls one verb and answers with
 * `answer(outcome)`; who may call it is said in the contract and judged by the guard.
 */
export const deskWire = implement(deskContract).$context<CallContext>();
export const consoleWire = implement(consoleContract).$context<CallContext>();
