import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { PaperRow, type PaperRowProps } from './paper-row.tsx';
import './paper.css';

const columns = ['lineNo', 'class', 'name', 'specification', 'colour', 'quantity', 'unit', 'packages', 'metres', 'weight'] as const;

/** The lines as a table that is filled with the keyboard, and says with which keys. */
export function PaperTable({ cursor, lines, ...row }: PaperRowProps) {
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
        {(_, index) => <PaperRow {...row} cursor={cursor} lines={lines} index={index} />}
      </VirtualRows>
    </section>
  );
}
