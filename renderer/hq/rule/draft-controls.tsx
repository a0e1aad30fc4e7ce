import { InputNumber, Select } from 'antd';
import type { LimitLength } from '../../../shared/policy/limit-group.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { useWords } from '../../look/words.ts';

interface ControlProps<Value> {
  readonly id: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A number that people type in another unit than it is kept in: `scale` 1000 shows thousandths as whole ones. Empty is null. */
export function ScaledNumber({ scale, value, onChange, min = 0, step = 1, suffix, ...field }: ControlProps<number | null> & { readonly scale: number; readonly min?: number; readonly step?: number; readonly suffix?: string }) {
  return (
    <InputNumber
      {...field}
      value={value === null ? null : value / scale}
      onChange={(typed) => onChange(typed === null ? null : Math.round(Number(typed) * scale))}
      min={min}
      step={step}
      {...(suffix === undefined ? {} : { suffix })}
      className="rule-number"
    />
  );
}

const starts: Readonly<Record<LimitLength['kind'], LimitLength>> = { hours: { kind: 'hours', hours: 4 }, 'pickup-day': { kind: 'pickup-day' }, 'days-after': { kind: 'days-after', days: 2 } };

/** How long a limit is: a number of hours, the day of pickup, or a number of days after it. */
export function LengthInput({ value, onChange, label, id, ...field }: ControlProps<LimitLength> & { readonly label: string }) {
  const words = useWords(ruleWords).limits;
  const kinds = (['hours', 'pickup-day', 'days-after'] as const).map((kind) => ({ value: kind, label: words.kinds[kind] }));
  return (
    <div className="rule-length">
      {value.kind === 'pickup-day' ? null : (
        <InputNumber
          aria-label={`${label} ${words.count}`}
          value={value.kind === 'hours' ? value.hours : value.days}
          min={1}
          precision={0}
          onBlur={field.onBlur}
          onChange={(count) => onChange(value.kind === 'hours' ? { kind: 'hours', hours: count ?? 0 } : { kind: 'days-after', days: count ?? 0 })}
          className="rule-number"
        />
      )}
      <Select {...field} id={id} value={value.kind} options={kinds} onChange={(kind) => onChange(starts[kind])} />
    </div>
  );
}
