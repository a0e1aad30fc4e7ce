import type { FindingField } from '../../../shared/inspection/missing-page.ts';

/** The place of a field in the form of the one finding that is open. */
export function findingFieldId(field: FindingField): string {
  return `finding-${field}`;
}

/** Brings a field of the open finding into sight and the keyboard into it; a field that is not there changes nothing. */
export function focusFindingField(field: string): void {
  const place = document.getElementById(`finding-${field}`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
}
