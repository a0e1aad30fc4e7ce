import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PastedField, PastedTable } from '../../../shared/bridge/pasted-table.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';

const mostShown = 20;

type Column = keyof ReturnType<typeof useDeskWords>['pickup']['paper']['columns'];

/** The column of the page that a field stands in. */
const columnOf: Readonly<Record<PastedField, Column>> = {
  lineNo: 'lineNo', productClass: 'class', name: 'name', specification: 'specification', colour: 'colour', quantity: 'quantity', unit: 'unit', metresPerLength: 'metres', weight: 'weight', packages: 'packages', note: 'note',
};

/** What of a pasted table did not become a line: cells that could not be read, columns and rows that have no place; and what its lines still lack. Each stays until somebody puts it away or pastes anew. */
export function PasteRemarks({ table }: { readonly table: PastedTable }) {
  const words = useDeskWords().pickup.paper;
  const { wrong, leftColumns, leftRows } = table;
  const [columns, rows] = [leftColumns.length, leftRows.length];
  const unspecified = table.lines.filter((line) => line.specification === '').length;
  const title = rows === 0 ? words.leftTitle.columns({ count: columns }) : columns === 0 ? words.leftTitle.rows({ count: rows }) : words.leftTitle.both({ columns, rows });
  return (
    <>
      <Remark isThere={wrong.length > 0} title={words.wrongTitle({ count: wrong.length })}>
        <Few
          items={wrong.map(({ row, field, heading, found, expected }) => ({
            key: `${row} ${field}`,
            text: words.wrong({ row, column: heading === '' ? words.columns[columnOf[field]] : heading, found, expected: words.expected[expected] }),
          }))}
        />
      </Remark>
      <Remark isThere={unspecified > 0} title={words.noSpecification({ count: unspecified })}>
        {words.noSpecificationHelp}
      </Remark>
      <Remark isThere={columns + rows > 0} title={title}>
        <Few
          items={[
            ...leftColumns.map((left) => ({ key: `column ${left.column}`, text: words.leftColumn(left) })),
            ...leftRows.map((left) => ({ key: `row ${left.row}`, text: words.leftRow(left) })),
          ]}
        />
        <p>{words.leftHelp}</p>
      </Remark>
    </>
  );
}

interface RemarkProps {
  readonly isThere: boolean;
  readonly title: string;
  readonly children: ReactNode;
}

function Remark({ isThere, title, children }: RemarkProps) {
  const { close } = useDeskWords().frame;
  const [isClosed, setClosed] = useState(false);
  if (!isThere || isClosed) return null;
  return (
    <Notice
      tone="warn"
      title={title}
      action={
        <Button aria-label={`${close} ${title}`} onClick={() => setClosed(true)}>
          {close}
        </Button>
      }
    >
      {children}
    </Notice>
  );
}

function Few({ items }: { readonly items: readonly { readonly key: string; readonly text: string }[] }) {
  const words = useDeskWords().pickup.paper;
  return (
    <ul>
      {items.slice(0, mostShown).map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
      {items.length > mostShown ? <li>{words.moreWrong({ count: items.length - mostShown })}</li> : null}
    </ul>
  );
}
