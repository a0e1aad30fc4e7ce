import { Button } from 'antd';
import { useState } from 'react';
import { pickupLines, type PickupLine } from '../../../shared/delivery/pickup.ts';
import { quantityText } from '../../../shared/kernel/quantity.ts';
import type { SealedLine } from '../../../shared/seal/sealed-record.ts';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { goodsWords } from '../../../shared/words/desk/goods-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';

interface Compared {
  readonly line: PickupLine;
  readonly sealed: SealedLine;
}

/** Expected against arrived, differences first; lines in order are one tap away. */
export function LineComparison({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords).lines;
  const columns = useColumns(view.row.orderNos.length > 1);
  const [showsAll, setShowsAll] = useState(false);
  const { body } = view.record;
  if (body.kind !== 'feedback' && body.kind !== 'refusal') return null;
  const found = new Set(body.findings.map((finding) => finding.line));
  const lines = new Map(pickupLines(body.pickup).map((line) => [line.key, line]));
  const all = body.lines.flatMap((sealed) => {
    const line = lines.get(sealed.line);
    return line === undefined ? [] : [{ line, sealed }];
  });
  const different = all.filter(({ line, sealed }) => differs(line, sealed) || found.has(sealed.line));
  const shown = showsAll ? all : different;
  return (
    <section className="card stack">
      <div className="card-head">
        <h2>{words.title}</h2>
        {different.length < all.length ? (
          <Button className="no-print" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? words.showDifferent : words.showAll({ count: all.length })}
          </Button>
        ) : null}
      </div>
      {different.length === 0 ? (
        <div>
          <StateMark tone="good">{words.allFine}</StateMark> <span>{words.allFineText({ count: all.length })}</span>
        </div>
      ) : (
        <p className="quiet">{words.onlyDifferent({ count: different.length })}</p>
      )}
      {shown.length === 0 ? null : (
        <div className="table-in-card" data-long={shown.length > 12}>
          <DataTable label={words.title} columns={columns} rows={shown} rowKey={({ sealed }) => sealed.line} total={shown.length} />
        </div>
      )}
    </section>
  );
}

function differs(line: PickupLine, sealed: SealedLine): boolean {
  const { count } = sealed;
  if (sealed.decision === 'refuse' || sealed.decision === 'take-with-reservation') return true;
  if (count === null) return false;
  const isWeightOff = count.weightGrams !== null && line.weightGrams !== null && count.weightGrams !== line.weightGrams;
  return count.damaged > 0 || count.missing > 0 || count.extra > 0 || isWeightOff;
}

const kilograms = (grams: number): string => String(grams / 1000);

function useColumns(isOrderShown: boolean): readonly Column<Compared>[] {
  const words = useWords(recordWords).lines;
  const decisions = useWords(goodsWords).decisions;
  const language = useLanguage();
  const amount = (pick: (count: NonNullable<SealedLine['count']>) => SealedLine['count'] extends null ? never : number) => (row: Compared) => {
    const { count } = row.sealed;
    if (count === null) return <span className="quiet">—</span>;
    const value = pick(count) as PickupLine['quantity'];
    return value === 0 ? <span className="quiet">0</span> : <strong>{quantityText(value)}</strong>;
  };
  return [
    {
      key: 'product',
      title: words.product,
      bare: true,
      cell: ({ line, sealed }) => (
        <>
          <div className="cell-main">{line.name}</div>
          <div className="cell-sub">{[line.specification, line.colour, isOrderShown ? `${line.orderNo} · ${line.lineNo}` : ''].filter((part) => part !== '' && part !== '-').join(' · ')}</div>
          {sealed.reservation === '' ? null : <div>{words.reservation({ text: sealed.reservation })}</div>}
        </>
      ),
    },
    { key: 'expected', title: words.expected, align: 'right', cell: ({ line }) => quantityWords(language, line.quantity, line.unit) },
    {
      key: 'good', title: words.good, align: 'right',
      cell: ({ sealed }) => (sealed.count === null ? <span className="quiet">{words.notCounted}</span> : quantityText(sealed.count.good)),
    },
    { key: 'damaged', title: words.damaged, align: 'right', cell: amount((count) => count.damaged) },
    { key: 'missing', title: words.missing, align: 'right', cell: amount((count) => count.missing) },
    { key: 'extra', title: words.extra, align: 'right', cell: amount((count) => count.extra) },
    {
      key: 'decision', title: words.decision,
      cell: ({ line, sealed }) => (
        <>
          <StateMark tone={sealed.decision === 'refuse' ? 'bad' : sealed.decision === 'take' ? 'good' : sealed.decision === 'undecided' ? 'neutral' : 'warn'}>{decisions[sealed.decision]}</StateMark>
          {sealed.count === null || sealed.count.weightGrams === null || line.weightGrams === null ? null : <div className="cell-sub">{words.weighed({ actual: kilograms(sealed.count.weightGrams), expected: kilograms(line.weightGrams) })}</div>}
        </>
      ),
    },
  ];
}
