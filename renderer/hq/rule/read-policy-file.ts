import type { CivilDate } from '../../../shared/kernel/instant.ts';
import { policyDraftSchema, type PolicyDraft } from '../../../shared/policy/policy-document.ts';

/** The most places that are named of a file that is wrong. */
const mostPlaces = 5;

/** Reads a policy file, as it was downloaded or changed by hand; its version is left out, and a start that has passed becomes the earliest day. */
export function readPolicyFile(text: string, earliest: CivilDate): { readonly ok: true; readonly draft: PolicyDraft } | { readonly ok: false; readonly places: readonly string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, places: ['JSON'] };
  }
  const { version: _, ...document } = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const read = policyDraftSchema.safeParse(document);
  if (!read.success) return { ok: false, places: [...new Set(read.error.issues.map((issue) => issue.path.join('.') || 'JSON'))].slice(0, mostPlaces) };
  return { ok: true, draft: read.data.effectiveFrom < earliest ? { ...read.data, effectiveFrom: earliest } : read.data };
}
