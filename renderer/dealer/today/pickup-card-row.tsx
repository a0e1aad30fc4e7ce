import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { PickupCard } from '../../../shared/bridge/shapes.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWordList } from '../../look/word-list.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { Countdown } from '../frame/countdown.tsx';
import { classList } from '../frame/line-words.ts';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';

/** One pickup of today: what it is, how long there is, what is missing, and one button that goes on. */
export function PickupCardRow({ card, isFirst }: { readonly card: PickupCard; readonly isFirst: boolean }) {
  const list = useWordList();
  const { today, goods, case: own } = useDeskWords();
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const now = useNow(60_000);
  const navigate = useNavigate();
  const isSealed = card.step === 'sealed';
  return (
    <article className="card today-card" aria-label={titleOf(card)}>
      <div className="today-card-what">
        <h2>{titleOf(card)}</h2>
        <p className="quiet">
          {[classList(language, card.classes), goods.lines({ count: card.lines }), today.pickedUp({ at: momentText(card.pickedUpAt, now, language) })].join(' · ')}
        </p>
        <p className="quiet code">{list(card.orderNos)}</p>
      </div>
      <div className="today-card-state">
        {card.nextLimit === null ? null : <Countdown limit={card.nextLimit} />}
        <div className="marks">
          {card.toRefuse > 0 ? <StateMark tone="bad">{today.toRefuse({ lines: card.toRefuse })}</StateMark> : null}
          <StateMark tone={isSealed ? 'good' : 'info'}>{today.steps[card.step]}</StateMark>
          {isSealed ? null : card.missing.total === 0 ? (
            <StateMark tone="good">{today.nothingMissing}</StateMark>
          ) : (
            <StateMark tone="neutral">{today.missing({ total: card.missing.total })}</StateMark>
          )}
          {card.missing.photos > 0 ? <StateMark tone="warn">{today.missingPhotos({ photos: card.missing.photos })}</StateMark> : null}
          {card.sealed.lines > 0 && !isSealed ? <StateMark tone="good">{today.sealedSome({ sealed: card.sealed.lines, lines: card.lines })}</StateMark> : null}
          {card.sealed.refused > 0 ? <StateMark tone="neutral">{today.refusedSome({ lines: card.sealed.refused })}</StateMark> : null}
        </div>
      </div>
      <Link className="touch-link" to="/case/$pickup" params={{ pickup: card.pickup }} aria-label={`${own.title} ${titleOf(card)}`}>
        {own.title}
      </Link>
      <Button size="large" type={isFirst && !isSealed ? 'primary' : 'default'} onClick={() => void navigate({ to: '/pickup/$pickup', params: { pickup: card.pickup } })}>
        {isSealed ? today.look : today.goOn}
      </Button>
    </article>
  );
}
