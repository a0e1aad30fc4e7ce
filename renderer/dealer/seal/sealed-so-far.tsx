import { Link } from '@tanstack/react-router';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';

/** Where one signs the rest: how many lines were signed before and when, each with the way to its receipt. What HQ has refused counts for nothing and is told of apart. */
export function SealedSoFar() {
  const words = useDeskWords().seal;
  const language = useLanguage();
  const now = useNow(60_000);
  const records = useOpenPickup().view.records.filter((card) => (card.kind === 'feedback' || card.kind === 'refusal') && card.refused === null);
  return records.map((card) => (
    <Notice
      key={card.record}
      tone="good"
      title={words.sealedSoFar[card.kind === 'refusal' ? 'refusal' : 'feedback']({ count: card.lines, at: momentText(card.sealedAt, now, language) })}
      action={
        <Link className="touch-link" to="/records/$record" params={{ record: card.record }}>
          {words.seeReceipt}
        </Link>
      }
    />
  ));
}
