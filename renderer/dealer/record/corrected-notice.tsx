import { Link } from '@tanstack/react-router';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** Says beside a record that it was corrected since, and leads there. */
export function CorrectedNotice({ corrections }: { readonly corrections: readonly RecordCard[] }) {
  const { kinds, records: words } = useDeskWords().record;
  const language = useLanguage();
  const now = useNow(60_000);
  if (corrections.length === 0) return null;
  return (
    <Notice tone="warn" title={words.corrected}>
      <div className="buttons">
        {corrections.map((card) => (
          <Link key={card.record} className="touch-link" to="/records/$record" params={{ record: card.record }}>
            {kinds[card.kind]} · {card.person} · {momentText(card.sealedAt, now, language)}
          </Link>
        ))}
      </div>
    </Notice>
  );
}
