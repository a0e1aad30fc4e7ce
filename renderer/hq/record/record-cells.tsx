import { CheckOutlined, PhoneOutlined } from '@ant-design/icons';
import type { RecordRow } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { telAddress } from '../tel-address.ts';

/** An instant as people say it, with the full one on hover. */
export function Moment({ at }: { readonly at: RecordRow['receivedAt'] }) {
  const language = useLanguage();
  return <time dateTime={at}>{momentText(at, useNow(), language)}</time>;
}

/** A phone number that a click dials. */
export function Phone({ number, isBig = false }: { readonly number: string; readonly isBig?: boolean }) {
  if (number.trim() === '') return <span className="quiet">—</span>;
  return (
    <a href={telAddress(number)} className={isBig ? 'phone-big' : 'phone'}>
      <PhoneOutlined aria-hidden /> {number}
    </a>
  );
}

export function DifferenceCell({ row }: { readonly row: Pick<RecordRow, 'differences' | 'damagePoints'> }) {
  const words = useWords(recordWords);
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
