import { problem, type Problem } from '../kernel/problem.ts';
import type { NewsItem } from './desk-contract.ts';

/** From which wire on desks know a kind of news; the others were there from the first. */
const knownSince: Partial<Record<NewsItem['kind'], number>> = { settlement: 2, 'picked-up': 3 };

/** The kinds of news that a desk of this wire cannot read: it is not sent them, and reads them once it is updated. */
export function newsKeptFrom(wire: number): readonly NewsItem['kind'][] {
  // The cast: the keys are those of the record above.
  return (Object.keys(knownSince) as NewsItem['kind'][]).filter((kind) => wire < (knownSince[kind] ?? 1));
}

/** A refusal of a record in words that a desk of this wire knows: to one of wire 1 an unknown signer is one who may no longer sign, which it passes over just so. */
export function refusalFor(wire: number, refusal: Problem): Problem {
  return wire < 2 && refusal.code === 'record.signer-unknown' ? problem('record.signer-revoked', {}) : refusal;
}

/** Whether a picture that was the last one missing may be answered with HQ's acknowledgement of all: to a desk of wire 1 the answer has no body, and it asks. */
export function hearsOfLastPhoto(wire: number): boolean {
  return wire >= 2;
}
