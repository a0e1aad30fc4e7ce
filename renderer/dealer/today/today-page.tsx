import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Blank } from '../../parts/blank.tsx';
import { ActionBar } from '../../parts/action-bar.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { problemOf } from '../bridge/bridge-problem.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { AnswerList } from './answer-list.tsx';
import { DamagedPhotos } from './damaged-photos.tsx';
import { OnTheWay } from './on-the-way.tsx';
import { PickupCardRow } from './pickup-card-row.tsx';
import { QueueLine } from './queue-line.tsx';
import { useToday } from './use-today.ts';

/** 今日: what has to be inspected, nearest deadline first; below it what is on its way, and what HQ said. */
export function TodayPage() {
  const words = useDeskWords().today;
  const navigate = useNavigate();
  const { today, error, again } = useToday();
  if (today === undefined) return error === null ? <Waiting /> : <ProblemNotice problem={problemOf(error)} onRetry={again} />;
  const { cards } = today;
  return (
    <>
      <div className="page" data-scroller>
        <h1>{words.title}</h1>
        <DamagedPhotos damaged={today.damagedPhotos} />
        {cards.length === 0 ? (
          <Blank title={words.empty}>{words.emptyHelp}</Blank>
        ) : (
          <VirtualRows label={words.title} rows={cards} rowKey={(card) => card.pickup} estimate={124}>
            {(card, index) => <PickupCardRow card={card} isFirst={index === 0} />}
          </VirtualRows>
        )}
        <div className="two-columns">
          <OnTheWay orders={today.onTheWay} total={today.onTheWayTotal} />
          <AnswerList answers={today.answers} />
        </div>
      </div>
      <ActionBar
        primary={
          <Button size="large" type={cards.length === 0 ? 'primary' : 'default'} onClick={() => void navigate({ to: '/pickup' })}>
            {words.pickUp}
          </Button>
        }
      >
        <QueueLine />
      </ActionBar>
    </>
  );
}
