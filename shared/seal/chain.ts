import type { Sha256 } from '../kernel/ids.ts';

/** A device's last record: where its next one must join. */
export interface ChainEnd {
  readonly sequence: number;
  readonly hash: Sha256;
}

/** The sequence and previous hash that the next record of a device must carry; `end` is null before its first. */
export function nextLink(end: ChainEnd | null): { readonly sequence: number; readonly previous: Sha256 | null } {
  return end === null ? { sequence: 1, previous: null } : { sequence: end.sequence + 1, previous: end.hash };
}

/** Whether the record is the one that follows the end: no gap, no second branch, no record re-ordered. */
export function isNextLink(link: { readonly sequence: number; readonly previous: Sha256 | null }, end: ChainEnd | null): boolean {
  const expected = nextLink(end);
  return link.sequence === expected.sequence && link.previous === expected.previous;
}
