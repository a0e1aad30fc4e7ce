import { refused } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { answer } from '../http/answer.ts';
import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { readOriginal, readRecord } from './read-record.ts';
import { listRecords } from './record-list.ts';
import { reviewRecord } from './review-record.ts';
import { seeRecord } from './see-record.ts';
import { takeBundle } from './take-bundle.ts';

/** The console's side of records. */
export const recordRoutes = {
  list: consoleWire.records.list.handler(async ({ input, context }) => listRecords(context.hq.db, staffOf(context).sight, input, input)),
  get: consoleWire.records.get.handler(async ({ input, context }) => answer(await readRecord(context.hq.db, staffOf(context).sight, input.record))),
  original: consoleWire.records.original.handler(async ({ input, context }) => answer(await readOriginal(context.hq, staffOf(context).sight, input.record))),
  see: consoleWire.records.see.handler(async ({ input, context }) => answer(await seeRecord(context.hq, staffOf(context), input.record, input.seen))),
  review: consoleWire.records.review.handler(async ({ input, context }) => answer(await reviewRecord(context.hq, staffOf(context), input))),
};

export const bundleRoutes = {
  take: consoleWire.bundles.take.handler(async ({ context, signal }) => {
    const path = context.request.receivedFile;
    if (path === null) return answer(refused(problem('bundle.unreadable', {})));
    return answer(await takeBundle(context.hq, staffOf(context), path, signal));
  }),
};
