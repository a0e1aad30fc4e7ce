import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { hqQuery } from '../client.ts';
import { useMe } from '../session/me.ts';

interface ChoiceFilterProps<Value extends string> {
  readonly label: string;
  /** The first entry: no filter. */
  readonly any: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

/** One of a few values, or any. */
export function ChoiceFilter<Value extends string>({ label, any, value, options, onChange }: ChoiceFilterProps<Value>) {
  return (
    <Select<Value | ''>
      className="filter-choice"
      aria-label={label}
      value={value ?? ''}
      options={[{ value: '' as const, label: any }, ...options]}
      onChange={(next) => onChange(next === '' ? undefined : next)}
      popupMatchSelectWidth={false}
    />
  );
}

interface RegionFilterProps {
  readonly value: string | undefined;
  readonly onChange: (region: string | undefined) => void;
}

/** The regions a person sees; nothing where there is only one. */
export function RegionFilter({ value, onChange }: RegionFilterProps) {
  const words = useWords(frameWords);
  const me = useMe();
  const regions = useQuery(hqQuery.regions.list.queryOptions());
  const own = new Set(me.regions.map((region) => String(region.id)));
  const visible = (regions.data ?? []).filter((region) => own.size === 0 || own.has(region.id));
  if (visible.length < 2) return null;
  return <ChoiceFilter label={words.regionAll} any={words.regionAll} value={value} options={visible.map((region) => ({ value: String(region.id), label: region.name }))} onChange={onChange} />;
}
