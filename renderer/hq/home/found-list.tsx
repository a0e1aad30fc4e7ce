import type { ReactNode } from 'react';

interface FoundListProps<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly children: (row: Row) => ReactNode;
}

/** What a search has found of one kind; nothing where it has found none. */
export function FoundList<Row>({ title, rows, rowKey, children }: FoundListProps<Row>) {
  if (rows.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <ul className="short-list">
        {rows.map((row) => (
          <li key={rowKey(row)}>{children(row)}</li>
        ))}
      </ul>
    </section>
  );
}
