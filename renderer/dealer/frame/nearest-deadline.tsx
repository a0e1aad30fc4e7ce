import { Link } from '@tanstack/react-router';
import { nearestDeadline } from '../../../shared/bridge/nearest-deadline.ts';
import { useLanguage } from '../../look/language.ts';
import { dueText } from '../../../shared/words/desk/remaining-words.ts';
import { useToday } from '../today/use-today.ts';
import { NearestMark } from './nearest-mark.tsx';
import { useNow } from './now.ts';
import { useDeskWords } from './use-desk-words.ts';
import { useGoodsTitle } from './use-goods-title.ts';

/** The nearest deadline, always in sight while a clock runs; leads to its pickup. */
export function NearestDeadline() {
  const words = useDeskWords().frame;
  const titleOf = useGoodsTitle();
  const language = useLanguage();
  const now = useNow();
  const { today } = useToday();
  const nearest = nearestDeadline(today?.cards ?? []);
  if (nearest === undefined) return <span className="frame-nearest quiet">{words.noClock}</span>;
  return (
    <Link className="frame-nearest" to="/pickup/$pickup" params={{ pickup: nearest.card.pickup }} title={`${words.nearest}: ${dueText(nearest.limit.dueAt, now, language)}`}>
      <NearestMark />
      <span className="frame-nearest-title">{titleOf(nearest.card)}</span>
    </Link>
  );
}
