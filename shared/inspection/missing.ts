import type { LineKey } from '../delivery/pickup.ts';
import type { FindingId, PackageId, PhotoId } from '../kernel/ids.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { RepeatedPhoto } from './counted-photos.ts';

/**
 * One thing that still keeps a line, a package, a finding or the whole record from being sealed, with where it is, so that the screen
 * can name it and take the person there. Values only; the sentences are in `shared/words`.
 */
export type Missing =
  // the whole record
  | { readonly what: 'no-lines' }
  | { readonly what: 'limits-not-shown' }
  | { readonly what: 'carrier' }
  | { readonly what: 'carrier-phone' }
  | { readonly what: 'dispatcher-call'; readonly lines: readonly LineKey[] }
  // a line
  | { readonly what: 'unknown-line'; readonly line: LineKey }
  | { readonly what: 'decision'; readonly line: LineKey }
  | { readonly what: 'refuse-decision'; readonly line: LineKey }
  | { readonly what: 'reservation-text'; readonly line: LineKey }
  | { readonly what: 'specification'; readonly line: LineKey }
  | { readonly what: 'pipe-length'; readonly line: LineKey }
  | { readonly what: 'finding'; readonly line: LineKey; readonly because: 'refused' | 'items-with-findings' }
  /** Packages not looked at: those with a row by id, those without by ordinal. */
  | { readonly what: 'package-unchecked'; readonly line: LineKey; readonly ordinal: number; readonly package: PackageId | null }
  | { readonly what: 'look-inside'; readonly line: LineKey; readonly ordinal: number; readonly package: PackageId }
  | { readonly what: 'package-finding'; readonly line: LineKey; readonly ordinal: number; readonly package: PackageId }
  /** Small or fragile goods: so many of their whole packages were not opened on the spot. */
  | { readonly what: 'not-opened'; readonly line: LineKey; readonly packages: number }
  /** `units`: the units still to be checked one by one (doors), the first 100 of them; empty where the line is checked as a whole. */
  | { readonly what: 'item-check'; readonly line: LineKey; readonly open: number; readonly units: readonly number[] }
  | { readonly what: 'fine-against-findings'; readonly line: LineKey; readonly findings: readonly FindingId[] }
  | { readonly what: 'count'; readonly line: LineKey }
  | { readonly what: 'count-does-not-add-up'; readonly line: LineKey; readonly expected: Quantity; readonly counted: Quantity }
  /** Damaged or missing as counted, against what the findings claim: `found` is the number that would fit. */
  | { readonly what: 'damaged-differs'; readonly line: LineKey; readonly counted: Quantity; readonly found: Quantity }
  | { readonly what: 'missing-differs'; readonly line: LineKey; readonly counted: Quantity; readonly found: Quantity }
  /** The findings claim more than was expected: no count fits. */
  | { readonly what: 'findings-exceed'; readonly line: LineKey; readonly expected: Quantity; readonly found: Quantity }
  /** More units were found fine one by one than damage and shortage leave. */
  | { readonly what: 'too-many-fine'; readonly line: LineKey; readonly fine: number; readonly most: number }
  /** Beyond the tolerance without a finding that says so. */
  | { readonly what: 'weight-without-finding'; readonly line: LineKey; readonly expectedGrams: number; readonly actualGrams: number }
  | { readonly what: 'weight'; readonly line: LineKey }
  // a finding
  | { readonly what: 'place'; readonly line: LineKey; readonly finding: FindingId }
  | { readonly what: 'description'; readonly line: LineKey; readonly finding: FindingId }
  | { readonly what: 'affected-quantity'; readonly line: LineKey; readonly finding: FindingId }
  | { readonly what: 'photos'; readonly line: LineKey; readonly finding: FindingId; readonly has: number; readonly lacks: number }
  | { readonly what: 'with-packaging'; readonly line: LineKey; readonly finding: FindingId }
  // a photo of a finding
  | ({ readonly what: 'same-photo-twice'; readonly line: LineKey; readonly finding: FindingId } & RepeatedPhoto)
  | { readonly what: 'near-duplicate-unexplained'; readonly line: LineKey; readonly finding: FindingId; readonly photo: PhotoId; readonly nearTo: PhotoId }
  | { readonly what: 'blur-unexplained'; readonly line: LineKey; readonly finding: FindingId; readonly photo: PhotoId }
  | { readonly what: 'photo-gone'; readonly line: LineKey; readonly finding: FindingId; readonly photo: PhotoId };
