import type { Control, UseFieldArrayReturn, UseFormSetValue } from 'react-hook-form';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { PaperCursor } from './paper-cursor.ts';
import type { PaperForm } from './paper-form.ts';
import { PaperRow } from './paper-row.tsx';
import './paper.css';

interface PaperTableProps {
  readonly control: Control<PaperForm>;
  readonly cursor: PaperCursor;
  readonly lines: UseFieldArrayReturn<PaperForm, 'lines'>;
  readonly setValue: UseFormSetValue<PaperForm>;
  readonly onRemove: (index: number) => void;
}

const columns = ['lineNo', 'class', 'name', 'specification', 'colour', 'quantity', 'unit', 'packages', 'metres', 'weight'] as const;

/** The lines as a table that is filled with the keyboard, and says with which keys. */
export function PaperTable({ control, cursor, lines, setValue, onRemove }: PaperTableProps) {
  const words = useDeskWords().pickup.paper;
  return (
    <section className="card stack paper-table" aria-label={words.title} ref={cursor.table}>
      <p className="quiet">{words.keys}</p>
      <div className="paper-row paper-head" aria-hidden>
        {columns.map((name) => (
          <span key={name}>{words.columns[name]}</span>
        ))}
        <span />
      </div>
      <VirtualRows label={words.title} rows={lines.fields} rowKey={(field) => field.id} estimate={60} show={cursor.row === undefined ? undefined : lines.fields[cursor.row]?.id}>
        {(_, index) => <PaperRow control={control} cursor={cursor} index={index} setValue={setValue} onRemove={lines.fields.length > 1 ? onRemove : undefined} />}
      </VirtualRows>
    </section>
  );
}
