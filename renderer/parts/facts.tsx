import { Fragment, type ReactNode } from 'react';

/** A list of facts, name and value; what is empty is left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode] | null)[] }) {
  return (
    <dl className="facts">
      {rows.map((row) =>
        row === null || row[1] === '' ? null : (
          <Fragment key={row[0]}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
