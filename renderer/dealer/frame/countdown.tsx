import { isOpenLimit } from '../../../shared/bridge/nearest-deadline.ts';
import type { DeskLimit } from '../../../shared/bridge/shapes.ts';
import { epochMs, type Instant } from '../../../shared/kernel/instant.ts';
import { dueText, remainingText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import type { Tone } from '../../look/palette.ts';
import { Ring } from '../../parts/ring.tsx';
import { Why } from '../../parts/why.tsx';
import { useNaming, useNow } from './now.ts';
import { useDeskWords } from './use-desk-words.ts';

const nearMs = 3_600_000;

export function limitTone(limit: DeskLimit, now: Instant): Tone {
  if (limit.state === 'sealed-in-time') return 'good';
  if (limit.state === 'in-doubt' || limit.state === 'kept-open' || limit.state === 'sealed-late') return 'warn';
  if (limit.state === 'deemed-accepted' || now > limit.dueAt) return 'bad';
  return limit.state === 'near' || epochMs(limit.dueAt) - epochMs(now) <= nearMs ? 'warn' : 'info';
}

/** Share of the running time that is left; before its start the whole. */
function shareLeft(limit: DeskLimit, now: Instant): number {
  const whole = epochMs(limit.dueAt) - epochMs(limit.startsAt);
  return whole <= 0 ? 0 : (epochMs(limit.dueAt) - epochMs(now)) / whole;
}

/** Time left or gone by in words: what the header, the cards and the limits page show. */
export function LeftWords({ limit, now }: { readonly limit: DeskLimit; readonly now: Instant }) {
  const language = useLanguage();
  const words = useDeskWords().seal.limitStates;
  const span = remainingText(epochMs(limit.dueAt) - epochMs(now), language);
  if (isOpenLimit(limit)) return <>{span}</>;
  return <>{limit.state === 'deemed-accepted' ? `${span} · ${words[limit.state]}` : words[limit.state]}</>;
}

/** A deadline with its ring, the time left, the end and "为什么?". */
export function Countdown({ limit, withWhy = true }: { readonly limit: DeskLimit; readonly withWhy?: boolean }) {
  const language = useLanguage();
  const words = useDeskWords().pickup.limits;
  const now = useNow();
  const due = dueText(limit.dueAt, useNaming(), language);
  const tone = limitTone(limit, now);
  return (
    <div className="countdown" data-tone={tone}>
      <Ring share={isOpenLimit(limit) ? shareLeft(limit, now) : 1} tone={tone} />
      <div className="countdown-words">
        <strong>
          <LeftWords limit={limit} now={now} />
        </strong>
        <span className="quiet">
          {words.until({ due })}
          {limit.provisional ? words.provisional : ''}
        </span>
      </div>
      {withWhy ? <Why label={words.why} title={words.until({ due })} reasons={limit.because} /> : null}
    </div>
  );
}
