import { CheckCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { StaffRole } from '../../../shared/dealer/staff-role.ts';
import { homeWords } from '../../../shared/words/console/home-words.ts';
import type { Tone } from '../../look/palette.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { placesOf } from '../frame/navigation.tsx';
import { Failed, Page } from '../frame/page.tsx';
import { PickupShortList } from '../pickup/pickup-short-list.tsx';
import { RecordShortList } from '../record/record-short-list.tsx';
import { useMe } from '../session/me.ts';

type Count = keyof (typeof homeWords)['en']['queues'];

const handlers: readonly StaffRole[] = ['business-assistant', 'after-sales-agent', 'service-assistant', 'regional-manager', 'marketing-director', 'market-director', 'operations-director'];

/** Each queue: for whom, where it leads, and what it means when it is not empty. The most urgent stands first. */
const queues = [
  { count: 'unseenRefusals', tone: 'bad', to: '/refusals', search: { unseen: true }, roles: ['logistics-dispatcher', ...handlers] },
  { count: 'needsReview', tone: 'warn', to: '/records', search: { timeliness: 'needs-review' }, roles: handlers },
  { count: 'unseenFeedback', tone: 'info', to: '/records', search: { unseen: true, kind: 'feedback' }, roles: handlers },
  { count: 'unseenCorrections', tone: 'warn', to: '/records', search: { unseen: true, kind: 'correction' }, roles: handlers },
  { count: 'nearDeadline', tone: 'warn', to: '/pickups', search: { state: 'near' }, roles: ['logistics-dispatcher', 'order-tracker', ...handlers] },
  { count: 'noFeedback', tone: 'bad', to: '/pickups', search: { state: 'no-feedback' }, roles: ['order-tracker', ...handlers] },
  { count: 'deemedAccepted', tone: 'neutral', to: '/pickups', search: { state: 'deemed-accepted' }, roles: handlers },
  { count: 'onTheWay', tone: 'neutral', to: '/orders', search: { status: 'on-the-way' }, roles: ['logistics-dispatcher', 'order-tracker', 'administrator', ...handlers] },
  { count: 'quarantined', tone: 'bad', to: '/quarantine', search: {}, roles: ['administrator'] },
  { count: 'desksSilent', tone: 'warn', to: '/desks', search: {}, roles: ['administrator'] },
] as const satisfies readonly { count: Count; tone: Tone; to: string; search: object; roles: readonly StaffRole[] }[];

/** The work queue: what waits for this person, by role, and the first of each. */
export function HomePage() {
  const words = useWords(homeWords);
  const me = useMe();
  const summary = useQuery({ ...hqQuery.home.summary.queryOptions(), refetchInterval: 60_000 });
  const mine = queues.filter((queue) => (queue.roles as readonly StaffRole[]).some((role) => me.roles.includes(role)));
  const places = new Set(placesOf(me).map((place) => place.key));
  if (mine.length === 0) {
    return (
      <Page title={words.title}>
        <div className="card">
          <Blank title={words.noWork} icon={<CheckCircleOutlined aria-hidden />}>
            {words.noWorkText}
          </Blank>
        </div>
      </Page>
    );
  }
  const counts = summary.data;
  const isIdle = counts !== undefined && mine.every((queue) => counts[queue.count] === 0);
  return (
    <Page title={words.title} intro={words.greeting({ name: me.name })}>
      {summary.isPending ? <Waiting rows={3} /> : null}
      {summary.error === null ? null : <Failed error={summary.error} onRetry={() => void summary.refetch()} />}
      {counts === undefined ? null : (
        <ul className="queues">
          {mine.map((queue) => (
            <li key={queue.count}>
              <Link to={queue.to} search={queue.search as never} className="queue" data-tone={counts[queue.count] === 0 ? 'neutral' : queue.tone} data-empty={counts[queue.count] === 0}>
                <span className="queue-count">{counts[queue.count]}</span>
                <span className="queue-name">{words.queues[queue.count]}</span>
                <span className="queue-explain">{words.explain[queue.count]}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {isIdle ? (
        <div className="card">
          <Blank title={words.nothing} icon={<CheckCircleOutlined aria-hidden />}>
            {words.nothingText}
          </Blank>
        </div>
      ) : null}
      <div className="home-lists">
        {places.has('refusals') && (counts?.unseenRefusals ?? 0) > 0 ? <HomeList title={words.newestRefusals} to="/refusals"><RecordShortList kind="refusal" /></HomeList> : null}
        {places.has('records') && (counts?.unseenFeedback ?? 0) > 0 ? <HomeList title={words.newestFeedback} to="/records"><RecordShortList kind="feedback" /></HomeList> : null}
        {places.has('pickups') && (counts?.nearDeadline ?? 0) + (counts?.noFeedback ?? 0) > 0 ? <HomeList title={words.nextDeadlines} to="/pickups"><PickupShortList /></HomeList> : null}
      </div>
    </Page>
  );
}

function HomeList({ title, to, children }: { readonly title: string; readonly to: '/refusals' | '/records' | '/pickups'; readonly children: ReactNode }) {
  const words = useWords(homeWords);
  const navigate = useNavigate();
  return (
    <section className="card stack">
      <div className="card-head">
        <h2>{title}</h2>
        <a
          href={`#${to}`}
          onClick={(event) => {
            event.preventDefault();
            void navigate({ to });
          }}
        >
          {words.all}
        </a>
      </div>
      {children}
    </section>
  );
}
