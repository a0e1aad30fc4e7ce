import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { RecordRow } from './record-row.tsx';

/** Sealed records one below the other, each with the way to it. */
export function RecordRows({ records }: { readonly records: readonly RecordCard[] }) {
  return (
    <ul className="rows">
      {records.map((record) => (
        <li key={record.record}>
          <RecordRow card={record} />
        </li>
      ))}
    </ul>
  );
}
