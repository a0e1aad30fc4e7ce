import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { staffRoles, regionalRoles, type StaffRole } from '../../../shared/dealer/staff-role.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import type { FieldControl } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';

/** A role that sees its own regions only needs one (policy section 1). */
export function lacksRegion(values: { readonly roles: readonly StaffRole[]; readonly regions: readonly string[] }): boolean {
  return values.regions.length === 0 && values.roles.some((role) => regionalRoles.includes(role));
}

interface Values {
  readonly roles: StaffRole[];
}

export function RoleSelect({ field }: { readonly field: FieldControl<Values, 'roles'> }) {
  const words = useWords(peopleWords).roles;
  return <Select {...field} mode="multiple" options={staffRoles.map((value) => ({ value, label: words[value] }))} optionFilterProp="label" />;
}

interface RegionValues {
  readonly regions: string[];
}

export function RegionSelect({ field }: { readonly field: FieldControl<RegionValues, 'regions'> }) {
  const regions = useQuery(hqQuery.regions.list.queryOptions());
  return <Select {...field} mode="multiple" options={(regions.data ?? []).map((region) => ({ value: String(region.id), label: region.name }))} optionFilterProp="label" />;
}
