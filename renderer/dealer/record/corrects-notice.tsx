import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWordList } from '../../look/word-list.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';

/** Says beside a correction which record it corrects, as a person knows it: kind, order, goods and time; and leads there. */
export function CorrectsNotice({ record }: { readonly record: RecordId }) {
  const { kinds, records: words } = useDeskWords().record;
  const titleOf = useGoodsTitle();
  const list = useWordList();
  const language = useLanguage();
  const now = useNow(60_000);
  const bridge = useBridge();
  const card = useQuery({ queryKey: [...keys.records, 'one', record], queryFn: () => bridge.records.get({ record }) }).data?.card;
  return (
    <Notice tone="info" title={words.corrects}>
      <Link className="touch-link" to="/records/$record" params={{ record }}>
        {card === undefined ? record : [kinds[card.kind], list(card.orderNos), titleOf(card), momentText(card.sealedAt, now, language)].join(' · ')}
      </Link>
    </Notice>
  );
}
