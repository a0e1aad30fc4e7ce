import { CheckOutlined } from '@ant-design/icons';
import type { RecordRow } from '../../../shared/wire/console-shapes.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { wordList } from '../../../shared/words/word-list.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';

/** Characters of a reason, and of a note, that a list shows; the whole stands in the detail. */
const longestReason = 60;
const longestNote = 40;

function firstWords(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** What kind of record it is where it is no receipt, and the first words of a correction. */
export function KindCell({ row }: { readonly row: Pick<RecordRow, 'kind' | 'note'> }) {
  const words = useWords(recordWords);
  if (row.kind === 'feedback') return null;
  return (
    <>
      <div className="cell-sub">{words.kinds[row.kind]}</div>
      {row.note === null ? null : <div className="cell-note">{firstWords(row.note, longestNote)}</div>}
    </>
  );
}

/** That its signer has corrected it since: whoever reads the row does not rely on it alone. */
export function CorrectedCell({ row }: { readonly row: Pick<RecordRow, 'isCorrected'> }) {
  const words = useWords(recordWords).corrections;
  return row.isCorrected ? <StateMark tone="warn">{words.mark}</StateMark> : null;
}

/** What was refused and why: what a dispatcher asks first. Other records say how much differs. */
export function DifferenceOrRefusalCell({ row }: { readonly row: RecordRow }) {
  const words = useWords(recordWords);
  const language = useLanguage();
  if (row.refused === null) return <DifferenceCell row={row} />;
  const { goods, lines, reason } = row.refused;
  const named = wordList(language, goods.map((each) => `${each.name} ${quantityWords(language, each.quantity, each.unit)}`));
  return (
    <>
      <div className="cell-name">{lines > goods.length ? words.refusedMore({ goods: named, count: lines - goods.length }) : named}</div>
      <div className="cell-sub">{firstWords(reason, longestReason)}</div>
      {row.damagePoints === 0 ? null : <div className="cell-sub">{words.damagePoints({ count: row.damagePoints })}</div>}
    </>
  );
}

/** How much differs from the order; nothing beside a record that compares no goods. */
export function DifferenceCell({ row }: { readonly row: Pick<RecordRow, 'kind' | 'differences' | 'damagePoints'> }) {
  const words = useWords(recordWords);
  if (row.kind === 'correction' || row.kind === 'install-notice') return <span className="quiet">—</span>;
  if (row.differences === 0 && row.damagePoints === 0) return <StateMark tone="good">{words.differences({ count: 0 })}</StateMark>;
  return (
    <>
      <StateMark tone="warn">{words.differences({ count: row.differences })}</StateMark>
      {row.damagePoints === 0 ? null : <div className="cell-sub">{words.damagePoints({ count: row.damagePoints })}</div>}
    </>
  );
}

export function PhotoCell({ photos }: { readonly photos: RecordRow['photos'] }) {
  const words = useWords(recordWords);
  if (photos.listed === 0) return <span className="quiet">—</span>;
  return (
    <>
      <span className="numbers">{words.photos(photos)}</span>
      {photos.arrived < photos.listed ? <div className="cell-sub">{words.photosWaiting({ count: photos.listed - photos.arrived })}</div> : null}
    </>
  );
}

export function SeenCell({ row }: { readonly row: Pick<RecordRow, 'seenAt' | 'seenBy'> }) {
  const words = useWords(recordWords);
  if (row.seenAt === null) return <StateMark tone="info">{words.unseen}</StateMark>;
  return (
    <span className="cell-sub">
      <CheckOutlined aria-hidden /> {words.seenBy({ who: row.seenBy ?? '' })}
    </span>
  );
}
