import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { keys } from '../bridge/changes.ts';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { RecordSheet } from '../record/record-sheet.tsx';

interface SealedNoticeProps {
  readonly card: RecordCard;
  /** There are more lines to sign. */
  readonly onGoOn: () => void;
  readonly onSigned: () => void;
}

/** After sealing: the receipt, how far it has come ("已封存，已排队", "正在传"), and HQ's acknowledgement as soon as it is there. */
export function SealedNotice({ card, onGoOn, onSigned }: SealedNoticeProps) {
  const { seal: words, today, frame, inspection } = useDeskWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const bridge = useBridge();
  const now = useNow(60_000);
  const { lines } = useOpenPickup();
  const rest = lines.filter((at) => !at.isSealed);
  const open = rest.length;
  const pickup = card.pickup;
  const toSign = rest.filter((at) => at.check?.decision !== 'refuse').length;
  const goOn = (): void => {
    onSigned();
    if (card.kind === 'feedback' && toSign > 0) onGoOn();
    else if (toSign > 0) void navigate({ to: '/pickup/$pickup', params: { pickup } });
    else void navigate({ to: '/pickup/$pickup/refusal', params: { pickup } });
  };
  const detail = useQuery({ queryKey: [...keys.records, 'one', card.record], queryFn: () => bridge.records.get({ record: card.record }) });
  const { state, receivedAt } = detail.data?.card ?? card;
  return (
    <>
      <div className="page" data-scroller>
        <Notice
          tone={state === 'parked' ? 'warn' : 'good'}
          title={receivedAt === null ? words.sealedStates[state] : words.sealedAndReceived}
          action={state === 'parked' ? <Button onClick={() => void navigate({ to: '/queue' })}>{today.damaged.toQueue}</Button> : undefined}
        >
          {receivedAt === null ? (state === 'parked' ? words.parkedText : words.sealedText) : [words.hqReceived({ at: momentText(receivedAt, now, language) }), ...(state === 'received' ? [] : [words.photosOnTheWay])].join(language === 'en' ? '. ' : '，')}
        </Notice>
        {detail.data === undefined ? null : <RecordSheet detail={detail.data} />}
      </div>
      <ActionBar
        primary={
          open > 0 ? (
            <Button
              type="primary"
              size="large"
              onClick={goOn}
            >
              {toSign > 0 ? words.goOnSigning : inspection.stage1.toRefuse}
            </Button>
          ) : (
            <Button type="primary" size="large" onClick={() => void navigate({ to: '/' })}>
              {today.title}
            </Button>
          )
        }
      >
        {open > 0 ? <span>{words.more({ count: open })}</span> : null}
        {open > 0 ? <Button onClick={() => void navigate({ to: '/' })}>{frame.toToday}</Button> : null}
      </ActionBar>
    </>
  );
}
