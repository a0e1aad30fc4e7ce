import type { ReactNode } from 'react';
import { classWords } from '../../../shared/words/class-words.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { lineDetail } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useLineLabel } from './use-line-label.ts';
import { useMissingWay } from './use-missing-way.ts';
import { useMissingWords } from './use-missing-words.ts';
import { useOpenPickup, type LineAt } from './use-pickup.ts';

interface LineRowProps {
  readonly at: LineAt;
  /** What this page says is missing of the line. */
  readonly missing: readonly Missing[];
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

const mostNamed = 3;

/** One line of the outbound order as every page of the inspection shows it; what it lacks leads to where it is put right. */
export function LineRow({ at, missing, aside, children }: LineRowProps) {
  const words = useDeskWords().inspection;
  const language = useLanguage();
  const goTo = useMissingWay();
  const say = useMissingWords();
  const isOfSeveral = useOpenPickup().view.inspection.pickup.orders.length > 1;
  const name = useLineLabel()(at.line);
  return (
    <article className="card line-row" aria-label={name}>
      <div className="line-head">
        <div className="line-what">
          <h3>
            {isOfSeveral ? null : <span className="quiet">{at.line.lineNo}. </span>}
            {name}
          </h3>
          <p className="quiet">
            {classWords(language, at.line.productClass)} · {lineDetail(language, at.line)}
          </p>
        </div>
        {at.isSealed ? <StateMark tone="good">{words.sealedLine}</StateMark> : null}
        {aside}
      </div>
      {children}
      {missing.length === 0 ? null : (
        <p className="marks">
          {missing.slice(0, mostNamed).map((one) => (
            <button key={JSON.stringify(one)} type="button" className="missing-way" onClick={() => goTo(one)}>
              <StateMark tone="warn">{say(one)}</StateMark>
            </button>
          ))}
          {missing.length > mostNamed ? <span className="quiet">+{missing.length - mostNamed}</span> : null}
        </p>
      )}
    </article>
  );
}
