import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { limitsNotice } from '../../../shared/words/limits-notice.ts';
import { useLanguage } from '../../look/language.ts';
import { partsWords } from '../../../shared/words/parts-words.ts';
import { useWords } from '../../look/words.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { Countdown } from '../frame/countdown.tsx';
import { classList } from '../frame/line-words.ts';
import { deskNow, useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useKeptPickup } from '../inspection/keepers.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { noteLimitsShown } from '../inspection/view-edits.ts';

/** R-TL-16, R-TL-22: every limit with its reasons, and what happens when it runs out; that it was shown is recorded once. */
export function LimitsPage() {
  const { pickup, inspection: inspectionWords } = useDeskWords();
  const words = pickup.limits;
  const parts = useWords(partsWords);
  const language = useLanguage();
  const bridge = useBridge();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const { view, keeper, policy } = useOpenPickup();
  const { limitsShown } = view.inspection;
  const id = view.inspection.pickup.id;
  const { textVersion, sentences } = limitsNotice(language, policy.timeLimits);
  const isShown = limitsShown !== null && limitsShown.textVersion === textVersion;
  const isSealed = view.sealedLines.length > 0;
  const { refused } = useKeptPickup(id).kept;
  const asked = useRef<string>(undefined);
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    // Once for each opening: where it is refused the page stands as before, and asking again by itself would never end.
    const wanted = `${attempt} ${textVersion}`;
    if (isShown || isSealed || asked.current === wanted) return;
    asked.current = wanted;
    keeper.change(noteLimitsShown(deskNow(), textVersion, language), () => bridge.pickups.limitsShown({ pickup: id, language }));
  }, [isShown, isSealed, attempt, keeper, bridge, id, textVersion, language]);
  return (
    <>
      <div className="page" data-scroller tabIndex={0} role="region" aria-label={words.title}>
        <h1>{words.title}</h1>
        {isShown || isSealed || refused === undefined ? null : <Notice tone="warn" title={inspectionWords.limitsNotRecorded} action={<Button onClick={() => setAttempt((before) => before + 1)}>{parts.retry}</Button>} />}
        <p>{words.intro({ at: momentText(view.inspection.pickup.pickedUpAt, now, language) })}</p>
        <div className="cards">
          {view.limits.map((limit) => (
            <section key={limit.rule} className="card stack" aria-label={classList(language, limit.classes)}>
              <h2>{classList(language, limit.classes)}</h2>
              <Countdown limit={limit} withWhy={false} />
              <h3 className="quiet">{words.why}</h3>
              <ul className="reasons">
                {limit.because.map((reason) => (
                  <li key={reason}>{withWholeIds(reason)}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <section className="card stack consequence">
          {sentences.map((sentence, index) => (
            <p key={sentence}>{index === 0 ? <strong>{sentence}</strong> : sentence}</p>
          ))}
          <p>{words.unfinished}</p>
        </section>
      </div>
      <ActionBar
        primary={
          <Button type="primary" size="large" onClick={() => void navigate({ to: '/pickup/$pickup/stage-1', params: { pickup: id } })}>
            {view.step === 'stage-1' ? words.understood : words.backToWork}
          </Button>
        }
      >
        <span className="quiet">{inspectionWords.stage1.help}</span>
      </ActionBar>
    </>
  );
}

/** A rule's id stays on one line: its hyphens do not break. */
function withWholeIds(reason: string): string {
  return reason.replaceAll(/R-TL-\d+/g, (id) => id.replaceAll('-', '\u2011'));
}
