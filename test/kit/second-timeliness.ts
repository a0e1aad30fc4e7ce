/** A second implementation of R-TL-15 to R-TL-23, as a list of sentences tried in turn. It imports nothing of the product. */

export interface SecondFacts {
  readonly start: number;
  readonly due: number;
  readonly provisional: boolean;
  readonly now: number;
  /** Interval of sealing, or no feedback. */
  readonly feedback: { readonly low: number | null; readonly high: number | null } | null;
  readonly anchored: boolean;
  readonly heard: number | null;
  readonly queued: boolean;
  readonly turnedAway: boolean;
  /** Times at which the machine was shut out, in order and apart; no end: it still is. */
  readonly shutOut: readonly (readonly [number, number | null])[];
  readonly known: boolean;
}

const minute = 60_000;
const week = 7 * 24 * 60 * minute;

/** The state and, where it matters, an instant: of deemed acceptance, or from when it would be. */
export function secondState(facts: SecondFacts): { readonly state: string; readonly at: number | null } {
  const { due, now, feedback } = facts;
  const say = (state: string, at: number | null = null) => ({ state, at });
  const isDoubtful = facts.provisional || facts.known;
  if (feedback) {
    const low = feedback.low ?? -Infinity;
    const high = feedback.high ?? Infinity;
    if (high <= due) return say('in-time');
    if (low <= due) return say('needs-review');
    return say(isDoubtful ? 'needs-review' : 'late');
  }
  if (now <= due) {
    if (now < facts.start) return say('not-started');
    return say(due - now <= 60 * minute ? 'near-deadline' : 'running');
  }
  if (isDoubtful || facts.queued || facts.turnedAway || !facts.anchored) return say('in-doubt');
  const complete = weekOfSilence(due, facts.shutOut);
  const wasHeard = facts.heard !== null && facts.heard > due;
  if (complete === Infinity && !wasHeard) return say('in-doubt');
  const candidates = [complete];
  if (facts.heard !== null && facts.heard > due) candidates.push(facts.heard);
  const from = Math.min(...candidates);
  const deemedByContact = facts.heard !== null && facts.heard === from;
  return deemedByContact || now >= from ? say('deemed-accepted', from) : say('no-feedback', complete);
}

/** Where a week of time outside the given times, counted from an instant, is over: the gaps are walked one by one. */
function weekOfSilence(due: number, shutOut: SecondFacts['shutOut']): number {
  const ends = shutOut.map(([, end]) => end ?? Infinity);
  const gaps = [-Infinity, ...ends].map((begin, index): readonly [number, number] => [Math.max(begin, due), shutOut[index]?.[0] ?? Infinity]);
  let missing = week;
  for (const [begin, end] of gaps) {
    if (begin === Infinity) return Infinity;
    const length = Math.max(0, end - begin);
    if (length >= missing) return begin + missing;
    missing -= length;
  }
  return Infinity;
}
