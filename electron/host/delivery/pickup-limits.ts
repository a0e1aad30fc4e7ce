import type { DeskLimit } from '../../../shared/bridge/shapes.ts';
import type { SealedWithin } from '../../../shared/delivery/feedback-grade.ts';
import { isForPerson } from '../../../shared/delivery/deemed-acceptance.ts';
import { isDefectKnown } from '../../../shared/delivery/known-defect.ts';
import type { PickupLine } from '../../../shared/delivery/pickup.ts';
import { timeLimits, type TimeLimit } from '../../../shared/delivery/time-limits.ts';
import { lineState, type LineFacts, type LineState } from '../../../shared/delivery/timeliness.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import { civilDateOf, type Instant } from '../../../shared/kernel/instant.ts';
import { clockDoubt } from '../../../shared/words/clock-doubt.ts';
import { limitReasonList } from '../../../shared/words/limit-words.ts';
import { settlementReason } from '../../../shared/words/settlement-message.ts';
import { isTimeKnown, now, type Desk } from '../desk.ts';
import { calendarInForce, policyAt } from '../policy/rules-in-force.ts';
import { readOpenRefusedLines } from '../seal/refused-line-rows.ts';
import { readSealedLines, readUnsentLines, type SealedLineRow } from '../seal/sealed-line-rows.ts';
import { readLanguage } from '../settings/language.ts';
import { defectsTold } from './defects-told.ts';
import { limitFrames } from './limit-frames.ts';
import type { PickupRow } from './pickup-rows.ts';
import { readReminders } from './reminder-rows.ts';
import { readSettlements } from './settlement-rows.ts';
import { readJudgements } from '../seal/judgement-rows.ts';

/** The limits of a pickup by the rules in force on its day, judged as of now, the earliest deadline first. */
export function limitsOfPickup(desk: Desk, pickup: Pick<PickupRow, 'id' | 'pickedUpAt'>): readonly DeskLimit[] {
  const sealed = new Map(readSealedLines(desk.store, pickup.id).map((row) => [row.line, row]));
  const reminders = readReminders(desk.store, pickup.id);
  const judgements = readJudgements(desk.store, pickup.id);
  const settlements = readSettlements(desk.store, pickup.id);
  const at = now(desk);
  const policy = policyAt(desk.store, pickup.pickedUpAt).document;
  const known = factsOfDesk(desk, at);
  const unsent = readUnsentLines(desk.store, pickup.id);
  const refused = new Set(readOpenRefusedLines(desk.store, pickup.id).map((row) => row.line));
  let told: ReturnType<typeof defectsTold> | undefined;
  return limitFrames(desk, pickup).map(({ limit, lines }) => {
    const covered = lines.map((line) => sealed.get(line));
    const last = lastFeedback(covered);
    // Nothing depends on it before the deadline, and most goods are fed back long before.
    const wasKnown = at > limit.dueAt && isDefectKnown(limit, new Set(lines), (told ??= defectsTold(desk, pickup.id)).filter((one) => last === null || one.sequence < last.sequence));
    const judged = covered.flatMap((row) => (row === undefined ? [] : judgements.filter((one) => one.record === row.record && one.rule === limit.rule)));
    const state = lineState(policy.timeLimits, {
      ...known,
      limit,
      pickedUpAt: pickup.pickedUpAt,
      reminders: reminders.filter((one) => one.rule === limit.rule).map((one) => ({ kind: one.kind, sentAt: one.shownAt, channel: 'desk' as const })),
      feedback: last?.sealed ?? null,
      feedbackInQueue: lines.some((line) => unsent.has(line)),
      feedbackRefused: lines.some((line) => refused.has(line)),
      hqKnewOfDefect: wasKnown,
    });
    const verdict = covered.every((row) => row !== undefined) ? worstVerdict(judged.map((one) => one.verdict)) : undefined;
    // What HQ decided stands until the goods are fed back, also where HQ was in a doubt that this desk does not have.
    const isOpen = state.kind === 'in-doubt' ? isForPerson(state.doubts.filter((doubt) => doubt !== 'no-anchor')) : state.kind === 'no-feedback' || state.kind === 'deemed-accepted';
    const settled = verdict === undefined && isOpen ? settlements.find((one) => one.rule === limit.rule && one.dueAt === limit.dueAt) : undefined;
    const shown = deskLimit(desk, limit, verdict ?? settled?.verdict ?? stateOf(state), at);
    if (settled === undefined && verdict === undefined && state.kind === 'in-doubt' && state.doubts.includes('no-anchor')) return { ...shown, because: [clockDoubt[readLanguage(desk.store)], ...shown.because] };
    return settled === undefined ? shown : { ...shown, because: [settlementReason(readLanguage(desk.store), settled, civilDateOf(at)), ...shown.because] };
  }).toSorted(byDeadline);
}

/** The limits that would run, before anything is recorded, judged by the same rule as those of a recorded pickup and in the same order. */
export function previewLimits(desk: Desk, pickedUpAt: Instant, lines: readonly PickupLine[]): readonly DeskLimit[] {
  const at = now(desk);
  const policy = policyAt(desk.store, pickedUpAt).document;
  return rawLimits(desk, pickedUpAt, lines).map((limit) => {
    const state = lineState(policy.timeLimits, { ...factsOfDesk(desk, at), limit, pickedUpAt, reminders: [], feedback: null });
    return deskLimit(desk, limit, stateOf(state), at);
  }).toSorted(byDeadline);
}

function byDeadline(one: DeskLimit, other: DeskLimit): number {
  return one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0;
}

/** What a desk knows at any limit: all it has sealed itself, until now. Of goods that are not picked up there is nothing else to know. */
function factsOfDesk(desk: Desk, at: Instant): Pick<LineFacts, 'now' | 'clockAnchored' | 'queueKnownAt' | 'feedbackInQueue' | 'switchedOff' | 'feedbackRefused' | 'hqKnewOfDefect'> {
  return { now: at, clockAnchored: isTimeKnown(desk), queueKnownAt: at, feedbackInQueue: false, switchedOff: [], feedbackRefused: false, hqKnewOfDefect: false };
}

export function rawLimits(desk: Desk, pickedUpAt: Instant, lines: readonly PickupLine[]): readonly TimeLimit[] {
  return timeLimits(policyAt(desk.store, pickedUpAt).document, calendarInForce(desk.store), pickedUpAt, lines);
}

/** A limit is answered when the last of its lines is; what is proved of that one counts. */
function lastFeedback(covered: readonly (SealedLineRow | undefined)[]): { readonly sealed: SealedWithin; readonly sequence: number } | null {
  let last: { readonly sealed: SealedWithin; readonly sequence: number } | null = null;
  for (const row of covered) {
    if (row === undefined) return null;
    const sealed = { notBefore: row.notBefore, notAfter: row.notAfter ?? row.receivedAt };
    if (last === null || isLater(sealed, last.sealed)) last = { sealed, sequence: row.sequence };
  }
  return last;
}

function isLater(one: SealedWithin, other: SealedWithin): boolean {
  if (one.notAfter === null || other.notAfter === null) return one.notAfter === null;
  return one.notAfter > other.notAfter;
}

function worstVerdict(verdicts: readonly ('in-time' | 'late' | 'needs-review')[]): DeskLimit['state'] | undefined {
  if (verdicts.length === 0) return undefined;
  if (verdicts.includes('late')) return 'sealed-late';
  return verdicts.includes('needs-review') ? 'in-doubt' : 'sealed-in-time';
}

function stateOf(state: LineState): DeskLimit['state'] {
  switch (state.kind) {
    case 'not-started':
    case 'running':
      return 'running';
    case 'near-deadline':
      return 'near';
    case 'in-time':
      return 'sealed-in-time';
    case 'late':
      return 'sealed-late';
    case 'needs-review':
    case 'in-doubt':
    case 'no-feedback':
      return 'in-doubt';
    case 'deemed-accepted':
      return 'deemed-accepted';
    default:
      return closed(state);
  }
}

function deskLimit(desk: Desk, limit: TimeLimit, state: DeskLimit['state'], at: Instant): DeskLimit {
  return {
    rule: limit.rule,
    classes: [...limit.classes],
    quantity: limit.quantity,
    unit: limit.unit,
    startsAt: limit.startsAt,
    dueAt: limit.dueAt,
    provisional: limit.provisional,
    state,
    because: [...limitReasonList(readLanguage(desk.store), limit, civilDateOf(at))],
  };
}
