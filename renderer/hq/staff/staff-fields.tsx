import { useQuery } from '@tanstack/react-query';
import { staffRoles, regionalRoles, type StaffRole } from '../../../shared/dealer/staff-role.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import type { FieldControl } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { ManySelect } from './many-select.tsx';

/** A role that sees its own regions only needs one (policy section 1). */
export function lacksRegion(values: { readonly roles: readonly StaffRole[]; readonly regions: readonly string[] }): boolean {
  return values.regions.length === 0 && regionalAmong(values.roles).length > 0;
}

function regionalAmong(roles: readonly StaffRole[]): readonly StaffRole[] {
  return roles.filter((role) => regionalRoles.includes(role));
}

/** Whether regions are needed with the chosen roles, and the sentence that says so. */
export function useRegionNeed(roles: readonly StaffRole[]): { readonly isNeeded: boolean; readonly hint: string } {
  const list = useWordList();
  const words = useWords(peopleWords);
  const regional = regionalAmong(roles);
  if (roles.length === 0) return { isNeeded: false, hint: words.staff.regionsHint };
  if (regional.length === 0) return { isNeeded: false, hint: words.staff.regionsFree };
  return { isNeeded: true, hint: words.staff.regionsNeeded({ roles: list(regional.map((role) => words.roles[role])) }) };
}

interface Values {
  readonly roles: StaffRole[];
}

export function RoleSelect({ field }: { readonly field: FieldControl<Values, 'roles'> }) {
  const words = useWords(peopleWords).roles;
  return <ManySelect field={field as never} options={staffRoles.map((value) => ({ value, label: words[value] }))} />;
}

interface RegionValues {
  readonly regions: string[];
}

export function RegionSelect({ field }: { readonly field: FieldControl<RegionValues, 'regions'> }) {
  const regions = useQuery(hqQuery.regions.list.queryOptions());
  return <ManySelect field={field as never} options={(regions.data ?? []).map((region) => ({ value: String(region.id), label: region.name }))} />;
}
