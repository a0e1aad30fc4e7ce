import { Link } from '@tanstack/react-router';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWordList } from '../../look/word-list.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { RecordMark } from './record-mark.tsx';
import { judgementTones } from './record-tones.ts';

/** One sealed record in a list; the whole row leads to it. */
export function RecordRow({ card }: { readonly card: RecordCard }) {
  const list = useWordList();
  const { record: words, today } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <Link className="list-row record-row" to="/records/$record" params={{ record: card.record }}>
      <span className="list-row-what">
        <strong>
          {words.kinds[card.kind]} · {titleOf(card)}
        </strong>
        <span className="quiet">
          {[list(card.orderNos), ...(card.kind === 'correction' ? [] : [words.records.summary({ lines: card.lines, points: card.damagePoints, photos: card.photos })]), card.person, momentText(card.sealedAt, now, language)].join(' · ')}
        </span>
      </span>
      <span className="marks">
        <RecordMark card={card} />
        {card.judgement === null ? null : <StateMark tone={judgementTones[card.judgement]}>{today.verdicts[card.judgement]}</StateMark>}
      </span>
    </Link>
  );
}
