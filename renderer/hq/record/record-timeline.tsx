import type { Instant } from '../../../shared/kernel/instant.ts';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { dueText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { Moment } from '../parts/moment.tsx';

interface Happening {
  readonly at: Instant;
  readonly what: string;
  readonly tone?: 'good' | 'bad' | 'info';
  /** An end is written as 24:00 of its day. */
  readonly isEnd?: true;
}

/** What happened, oldest first, from pickup to the clerk's look. */
export function RecordTimeline({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords);
  const language = useLanguage();
  const now = useNow();
  const happenings = happeningsOf(view, words).toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return (
    <section className="card stack">
      <h2>{words.timeline.title}</h2>
      <ol className="timeline">
        {happenings.map((each) => (
          <li key={`${each.at} ${each.what}`} data-tone={each.tone ?? 'neutral'}>
            <span className="timeline-at">
              {each.isEnd === true ? <time dateTime={each.at}>{dueText(each.at, now, language)}</time> : <Moment at={each.at} />}
            </span>
            <span>{each.what}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function happeningsOf(view: RecordView, words: (typeof recordWords)['en']): readonly Happening[] {
  const { timeline } = words;
  const { body } = view.record;
  const list: Happening[] = [
    { at: sealedAt(view), what: timeline.sealed({ who: view.record.person.name }), tone: 'info' },
    { at: view.row.receivedAt, what: timeline.received, tone: 'good' },
  ];
  if (body.kind === 'feedback' || body.kind === 'refusal') {
    list.push({ at: body.pickup.pickedUpAt, what: timeline.pickedUp }, { at: body.notice.shownAt, what: timeline.shown });
    if (body.pickup.enteredAt !== body.pickup.pickedUpAt) list.push({ at: body.pickup.enteredAt, what: timeline.entered });
    for (const call of body.dispatcherCalls) list.push({ at: call.calledAt, what: `${timeline.called} ${call.phone}` });
  }
  for (const reminder of view.reminders) list.push({ at: reminder.shownAt, what: timeline.reminder({ which: timeline.reminders[reminder.kind] }) });
  // Limits of several rules may end at one instant: it stands there once.
  const ends = Map.groupBy(view.limits, (limit) => limit.dueAt);
  for (const [at, limits] of ends) list.push({ at, what: timeline.due, isEnd: true, ...(limits.some((limit) => limit.state === 'late') ? { tone: 'bad' as const } : {}) });
  for (const each of view.acknowledgements) if (each.of === 'photos' && each.photos > 0) list.push({ at: each.receivedAt, what: timeline.photos, tone: 'good' });
  if (view.row.seenAt !== null) list.push({ at: view.row.seenAt, what: timeline.seen({ who: view.row.seenBy ?? '' }) });
  return list;
}

/** The wall clock's word, as far as the proof of time bears it out: a clock that was wrong puts nothing in another order. */
function sealedAt({ row: { sealedAtWall }, proof: { notBefore, notAfter } }: RecordView): Instant {
  if (notBefore !== null && sealedAtWall < notBefore) return notBefore;
  return sealedAtWall > notAfter ? notAfter : sealedAtWall;
}
