import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { memo } from 'react';
import { Controller, useWatch, type Control, type UseFormSetValue } from 'react-hook-form';
import { productClasses, unitOfClass, type ProductClass, type Unit } from '../../../shared/policy/product-class.ts';
import { classWords, unitWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { PaperCell } from './paper-cell.tsx';
import type { PaperCursor } from './paper-cursor.ts';
import type { CellKey } from './paper-faults.ts';
import type { PaperForm } from './paper-form.ts';

interface PaperRowProps {
  readonly control: Control<PaperForm>;
  readonly cursor: PaperCursor;
  readonly setValue: UseFormSetValue<PaperForm>;
  readonly index: number;
  /** Undefined for the only line. */
  readonly onRemove: ((index: number) => void) | undefined;
}

const units: readonly Unit[] = ['set', 'piece', 'metre', 'length'];

/** One line of a paper order; it stands still while others come into sight. */
export const PaperRow = memo(({ control, cursor, index, setValue, onRemove }: PaperRowProps) => {
  const words = useDeskWords().pickup.paper;
  const language = useLanguage();
  const [productClass, note] = useWatch({ control, name: [`lines.${index}.productClass`, `lines.${index}.note`] });
  const name = (column: keyof typeof words.columns): string => `${index + 1} ${words.columns[column]}`;
  const cell = (key: CellKey, disabled = false, placeholder = '') => <PaperCell control={control} cursor={cursor} index={index} of={key} label={name(key)} disabled={disabled} placeholder={placeholder} />;
  return (
    <div className="paper-row" role="group" aria-label={String(index + 1)}>
      {cell('lineNo', false, String(index + 1))}
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
      {cell('name')}
      {cell('specification')}
      {cell('colour')}
      {cell('quantity')}
      <Controller
        control={control}
        name={`lines.${index}.unit`}
        render={({ field }) => (
          <Select<Unit> aria-label={name('unit')} value={field.value} options={units.map((value) => ({ value, label: unitWords(language, value) }))} onBlur={field.onBlur} onChange={field.onChange} />
        )}
      />
      {cell('packages')}
      {cell('metres', productClass !== 'pipe')}
      {cell('weight')}
      <Button type="text" aria-label={`${words.removeLine} ${index + 1}`} icon={<DeleteOutlined aria-hidden />} disabled={onRemove === undefined} onClick={() => onRemove?.(index)} />
      {note === '' ? null : <p className="paper-note quiet">{words.noteOf({ note })}</p>}
    </div>
  );
});
