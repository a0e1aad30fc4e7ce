import { civilDateOf } from '../../shared/kernel/instant.ts';
import { done, type Outcome } from '../../shared/kernel/outcome.ts';
import type { PublishedRules } from '../../shared/wire/rule-shapes.ts';
import type { Hq } from '../hq.ts';
import { answer } from '../http/answer.ts';
import { staffOf } from '../http/call-context.ts';
import { consoleWire } from '../http/implement.ts';
import { publishCalendar } from './publish-calendar.ts';
import { publishPolicy } from './publish-policy.ts';
import { replayPolicy } from './replay-policy.ts';
import { lastOf } from './rule-book.ts';

export const ruleRoutes = {
  get: consoleWire.rules.get.handler(async ({ context: { hq } }) => {
    await hq.rules.reload(hq.db);
    return publishedRules(hq);
  }),
  replay: consoleWire.rules.replay.handler(({ input, context: { hq } }) => replayPolicy(hq, input.draft, input.days)),
  publishPolicy: consoleWire.rules.publishPolicy.handler(async ({ input, context }) => answer(withRules(context.hq, await publishPolicy(context.hq, staffOf(context), input)))),
  publishCalendar: consoleWire.rules.publishCalendar.handler(async ({ input, context }) => answer(withRules(context.hq, await publishCalendar(context.hq, staffOf(context), input)))),
};

function withRules(hq: Hq, outcome: Outcome<void>): Outcome<PublishedRules> {
  return outcome.ok ? done(publishedRules(hq)) : outcome;
}

function publishedRules(hq: Pick<Hq, 'clock' | 'rules'>): PublishedRules {
  const calendar = lastOf(hq.rules.calendars());
  return {
    today: civilDateOf(hq.clock.now()),
    policies: hq.rules.policies().map(({ document, publishedAt }) => ({ document, publishedAt })).toReversed(),
    calendar: { document: calendar.document, publishedAt: calendar.publishedAt },
  };
}
