import { closed } from '../kernel/closed.ts';
import type { Finding } from './finding.ts';
import type { Missing } from './missing.ts';

export type MissingPage = 'limits' | 'stage-1' | 'stage-2' | 'compare' | 'refusal' | 'sign';

/** The page on which something missing is put right: a finding's own on that of its stage. */
export function pageOfMissing(missing: Missing, at: { readonly inspection: { readonly findings: readonly Pick<Finding, 'id' | 'stage'>[] } }): MissingPage {
  switch (missing.what) {
    case 'limits-not-shown':
      return 'limits';
    case 'decision':
    case 'refuse-decision':
    case 'reservation-text':
    case 'package-unchecked':
    case 'look-inside':
    case 'package-finding':
    case 'not-opened':
      return 'stage-1';
    case 'item-check':
    case 'fine-against-findings':
    case 'too-many-fine':
      return 'stage-2';
    case 'count':
    case 'count-does-not-add-up':
    case 'findings-exceed':
    case 'damaged-differs':
    case 'missing-differs':
    case 'weight-without-finding':
    case 'weight':
    case 'pipe-length':
      return 'compare';
    case 'carrier':
    case 'carrier-phone':
    case 'dispatcher-call':
    case 'specification':
      return 'refusal';
    case 'no-lines':
    case 'unknown-line':
      return 'sign';
    case 'finding':
      return missing.because === 'refused' ? 'stage-1' : 'stage-2';
    case 'place':
    case 'description':
    case 'affected-quantity':
    case 'photos':
    case 'with-packaging':
    case 'same-photo-twice':
    case 'near-duplicate-unexplained':
    case 'blur-unexplained':
    case 'photo-gone':
      return at.inspection.findings.find((finding) => finding.id === missing.finding)?.stage === 1 ? 'stage-1' : 'stage-2';
    default:
      return closed(missing);
  }
}

/** What of a finding is said in words or numbers, and is missing where it stands empty. */
export type FindingLack = Extract<Missing, { readonly what: 'place' | 'description' | 'affected-quantity' }>;
export type FindingField = FindingLack['what'];

export function isFindingLack(missing: Missing): missing is FindingLack {
  return missing.what === 'place' || missing.what === 'description' || missing.what === 'affected-quantity';
}

/** Where on that page: the line, the finding that is then open, and the field of it that stands empty. */
export function spotOfMissing(missing: Missing): { readonly line?: string; readonly finding?: string; readonly field?: string } {
  if (isFindingLack(missing)) return { line: missing.line, finding: missing.finding, field: missing.what };
  if (missing.what === 'fine-against-findings' || !('line' in missing)) return 'line' in missing ? { line: missing.line } : {};
  return 'finding' in missing ? { line: missing.line, finding: missing.finding } : { line: missing.line };
}
