import { complaintClocks } from '../shared/complaint/clocks.ts';
import { timeLimits, type TimeLimit } from '../shared/delivery/time-limits.ts';
import { closed } from '../shared/kernel/closed.ts';
import { zonedText } from '../shared/kernel/instant.ts';
import { zeroQuantity } from '../shared/kernel/quantity.ts';
import { compensation } from '../shared/order/compensation.ts';
import { confirmedAt } from '../shared/order/confirmation.ts';
import { isLargeOrder } from '../shared/order/large-order.ts';
import { leadTime } from '../shared/order/lead-time.ts';
import type { PolicyDocument } from '../shared/policy/policy-document.ts';
import type { WorkingCalendar } from '../shared/policy/working-calendar.ts';
import { nextVisit } from '../shared/visit/schedule.ts';
import type { Language } from '../shared/words/language.ts';
import { limitReasonList } from '../shared/words/limit-words.ts';
import { compensationWords, leadTimeWords } from '../shared/words/order-words.ts';
import { complaintClockWords, visitWords } from '../shared/words/schedule-words.ts';
import type { Question } from './explain-questions.ts';
import { expectedAt } from './explain-words.ts';

/** The rules a calculation is made by, and the language of its reasons. */
export interface Rules {
  readonly policy: PolicyDocument;
  readonly calendar: WorkingCalendar;
  readonly language: Language;
}

type Asked<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** The object that `--json` prints; instants carry the policy's offset, 24:00 is 00:00:00.000 of the next day. */
export type Answer = Readonly<Record<string, unknown>>;

/** Answers a question by the shared rules, or says in one line why it cannot be answered. */
export function answer(rules: Rules, question: Question): { readonly answer: Answer } | { readonly error: string } {
  switch (question.kind) {
    case 'deadline':
      return { answer: { limits: timeLimits(rules.policy, rules.calendar, question.pickup, question.lines).map((limit) => limitObject(rules, limit)) } };
    case 'lead-time':
      return leadTimeAnswer(rules, question);
    case 'compensation':
      return { answer: compensationObject(rules, question) };
    case 'complaint':
      return { answer: complaintObject(rules, question) };
    case 'visits':
      return { answer: visitsObject(rules, question) };
    default:
      return closed(question);
  }
}

function limitObject(rules: Rules, limit: TimeLimit): Answer {
  return {
    rule: limit.rule,
    classes: limit.classes,
    quantity: limit.quantity / 1000,
    unit: limit.unit,
    startsAt: zonedText(limit.startsAt),
    dueAt: zonedText(limit.dueAt),
    provisional: limit.provisional,
    reasons: limitReasonList(rules.language, limit, null),
  };
}

function leadTimeAnswer(rules: Rules, question: Asked<'lead-time'>): { readonly answer: Answer } | { readonly error: string } {
  const { order } = rules.policy;
  const confirmed = question.confirmed ?? confirmedAt(question.reviewed ?? null, question.deposit ?? null);
  if (confirmed === null) return { error: expectedAt(rules.language, 'confirmed', 'confirmed') };
  const size = { windowGuardArea: question.area ?? zeroQuantity, doorSets: question.sets ?? zeroQuantity };
  const found = leadTime(order, {
    productClass: question.class,
    finish: question.finish ?? null,
    confirmedAt: confirmed,
    promised: question.promised ?? null,
    agreed: question.agreed ?? null,
    isLarge: isLargeOrder(order, size),
  });
  if (found === 'finish-needed') return { error: expectedAt(rules.language, 'finish', 'finish') };
  return {
    answer: {
      rule: found.rule,
      day1: found.day1,
      shipBy: found.shipBy,
      dueAt: found.dueAt === null ? null : zonedText(found.dueAt),
      provisional: found.provisional,
      reasons: found.reasons.map((reason) => leadTimeWords(rules.language, reason)),
    },
  };
}

function compensationObject(rules: Rules, question: Asked<'compensation'>): Answer {
  const found = compensation(rules.policy.order, {
    productClass: question.class,
    shipBy: question.shipBy,
    shipped: question.shipped,
    causedByProduction: question.cause !== 'other',
    forceMajeure: (question.forceMajeure ?? []).map(([from, to]) => ({ from, to, hasEvidence: true })),
    items: question.items ?? 1,
  });
  return {
    rule: 'R-LT-4',
    days: found.days,
    compensatedDays: found.compensatedDays,
    amountFen: found.amountFen,
    currency: 'CNY',
    reasons: found.reasons.map((reason) => compensationWords(rules.language, reason)),
  };
}

function complaintObject(rules: Rules, question: Asked<'complaint'>): Answer {
  const { plan, resolve } = complaintClocks(rules.policy.complaint, rules.calendar, question.received, question.planReplied ?? null);
  return {
    planDue: zonedText(plan.dueAt),
    resolveDue: resolve === null ? null : zonedText(resolve.dueAt),
    provisional: plan.provisional || (resolve?.provisional ?? false),
    reasons: [plan, ...(resolve === null ? [] : [resolve])].flatMap((clock) => complaintClockWords(rules.language, clock)),
  };
}

function visitsObject(rules: Rules, question: Asked<'visits'>): Answer {
  const { every } = rules.policy.visit.levels[question.level];
  const due = nextVisit(rules.policy.visit, question.level, question.last);
  return { due, reasons: [visitWords(rules.language, question.level, every, question.last, due)] };
}
