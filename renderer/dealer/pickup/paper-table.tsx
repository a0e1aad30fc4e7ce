import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { Controller, useWatch, type Control, type FieldPath, type UseFieldArrayReturn, type UseFormSetValue } from 'react-hook-form';
import { productClasses, unitOfClass, type ProductClass, type Unit } from '../../../shared/policy/product-class.ts';
import { classWords, unitWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { PaperForm } from './paper-form.ts';

interface PaperTableProps {
  readonly control: Control<PaperForm>;
  readonly lines: UseFieldArrayReturn<PaperForm, 'lines'>;
  readonly setValue: UseFormSetValue<PaperForm>;
}

const units: readonly Unit[] = ['set', 'piece', 'metre', 'length'];
const texts = ['name', 'specification', 'colour', 'quantity'] as const;

/** The lines as a table that is filled with the keyboard: Tab goes on, Enter in the last line adds one. */
export function PaperTable({ control, lines, setValue }: PaperTableProps) {
  const words = useDeskWords().pickup.paper;
  return (
    <section className="card stack paper-table" aria-label={words.title}>
      <div className="paper-row paper-head" aria-hidden>
        <span>{words.columns.lineNo}</span>
        <span>{words.columns.class}</span>
        {texts.map((name) => (
          <span key={name}>{words.columns[name]}</span>
        ))}
        <span>{words.columns.unit}</span>
        <span>{words.columns.packages}</span>
        <span>{words.columns.metres}</span>
        <span>{words.columns.weight}</span>
        <span />
      </div>
      <VirtualRows label={words.title} rows={lines.fields} rowKey={(field) => field.id} estimate={60}>
        {(_, index) => <PaperRow control={control} index={index} lines={lines} setValue={setValue} />}
      </VirtualRows>
    </section>
  );
}

function PaperRow({ control, index, lines, setValue }: PaperTableProps & { readonly index: number }) {
  const words = useDeskWords().pickup.paper;
  const language = useLanguage();
  const [productClass, note] = useWatch({ control, name: [`lines.${index}.productClass`, `lines.${index}.note`] });
  const name = (column: keyof typeof words.columns): string => `${index + 1} ${words.columns[column]}`;
  const text = (key: 'lineNo' | 'name' | 'specification' | 'colour' | 'quantity' | 'packages' | 'metres' | 'weight', disabled = false, placeholder = '') => (
    <Cell control={control} name={`lines.${index}.${key}`} label={name(key)} numeric={key !== 'name' && key !== 'specification' && key !== 'colour'} disabled={disabled} placeholder={placeholder} />
  );
  return (
    <div className="paper-row" role="group" aria-label={String(index + 1)}>
      {text('lineNo', false, String(index + 1))}
      <Controller
        control={control}
        name={`lines.${index}.productClass`}
        render={({ field }) => (
          <Select<ProductClass>
            aria-label={name('class')}
            value={field.value}
            options={productClasses.map((value) => ({ value, label: classWords(language, value) }))}
            onBlur={field.onBlur}
            onChange={(value) => {
              field.onChange(value);
              setValue(`lines.${index}.unit`, value === 'pipe' ? 'length' : unitOfClass[value]);
            }}
          />
        )}
      />
      {text('name')}
      {text('specification')}
      {text('colour')}
      {text('quantity')}
      <Controller
        control={control}
        name={`lines.${index}.unit`}
        render={({ field }) => (
          <Select<Unit> aria-label={name('unit')} value={field.value} options={units.map((value) => ({ value, label: unitWords(language, value) }))} onBlur={field.onBlur} onChange={field.onChange} />
        )}
      />
      {text('packages')}
      {text('metres', productClass !== 'pipe')}
      {text('weight')}
      <Button type="text" aria-label={`${words.removeLine} ${index + 1}`} icon={<DeleteOutlined aria-hidden />} disabled={lines.fields.length <= 1} onClick={() => lines.remove(index)} />
      {note === '' ? null : <p className="paper-note quiet">{words.noteOf({ note })}</p>}
    </div>
  );
}

interface CellProps {
  readonly control: Control<PaperForm>;
  readonly name: FieldPath<PaperForm>;
  readonly label: string;
  readonly numeric: boolean;
  readonly disabled: boolean;
  readonly placeholder: string;
}

function Cell({ control, name, label, numeric, disabled, placeholder }: CellProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Input
          aria-label={label}
          aria-invalid={fieldState.invalid}
          status={fieldState.invalid ? 'error' : ''}
          inputMode={numeric ? 'decimal' : 'text'}
          autoComplete="off"
          disabled={disabled}
          placeholder={placeholder}
          name={field.name}
          ref={field.ref}
          value={typeof field.value === 'string' ? field.value : ''}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
    />
  );
}
