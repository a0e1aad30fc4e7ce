import { Link } from '@tanstack/react-router';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';

/** Where one signs: which earlier record of this kind HQ did not count, so that goods are to be signed again (R-TL-20). */
export function SignAgainNotice({ kind }: { readonly kind: RecordCard['kind'] }) {
  const words = useDeskWords().signedAgain;
  const language = useLanguage();
  const now = useNow(60_000);
  const refused = useOpenPickup().view.records.filter((card) => card.kind === kind && card.refused === 'open');
  return refused.map((card) => (
    <Notice
      key={card.record}
      tone="warn"
      title={words.noticeTitle}
      action={<Link className="touch-link" to="/records/$record" params={{ record: card.record }}>{words.seeRecord}</Link>}
    >
      {words.noticeText({ person: card.person, at: momentText(card.sealedAt, now, language) })}
    </Notice>
  ));
}
