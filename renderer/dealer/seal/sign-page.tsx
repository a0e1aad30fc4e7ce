import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { Countdown } from '../frame/countdown.tsx';
import { classList, lineName } from '../frame/line-words.ts';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { SealPanel } from './seal-panel.tsx';
import { SealedPickup } from './sealed-pickup.tsx';
import { SignAgainNotice } from './sign-again-notice.tsx';

/** 签收: choose the lines, see the receipt, sign. One bad line never blocks the others. */
export function SignPage() {
  const words = useDeskWords().seal;
  const language = useLanguage();
  const now = useNow();
  const { view, lines, policy, photos } = useOpenPickup();
  const [left, setLeft] = useState<ReadonlySet<LineKey>>(new Set());
  const free = lines.filter((at) => !at.isSealed && at.check?.decision !== 'refuse');
  const refused = lines.filter((at) => !at.isSealed && at.check?.decision === 'refuse');
  const chosen = free.filter((at) => !left.has(at.line.key)).map((at) => at.line.key);
  const ready = free.filter((at) => at.missing.length === 0);
  const [wasOpen] = useState(free.length > 0);
  if (free.length === 0 && !wasOpen) return <SealedPickup refused={refused.length} />;
  const missing = whatIsMissing(view.inspection, { kind: 'feedback', lines: chosen }, policy, photos);
  const toggle = (key: LineKey): void => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  // R-TL-18, told to whoever signs: where HQ has settled that the goods do not count as accepted, nothing is lost by the hour.
  const isLate = view.limits.some((limit) => limit.state !== 'kept-open' && now > limit.dueAt && free.some((at) => chosen.includes(at.line.key) && limit.classes.includes(at.line.productClass)));
  return (
    <SealPanel
      kind="feedback"
      title={words.title}
      help={words.whichHelp}
      consequence={words.consequence}
      sealLabel={words.seal}
      lines={chosen}
      reason=""
      missing={chosen.length === 0 ? [] : missing}
    >
      <SignAgainNotice kind="feedback" />
      {isLate ? <Notice tone="warn" title={words.late} /> : null}
      <div className="limit-strip">
        {view.limits.map((limit) => (
          <div key={limit.rule} className="card limit-row">
            <strong>{classList(language, limit.classes)}</strong>
            <Countdown limit={limit} />
          </div>
        ))}
      </div>
      <section className="card stack" aria-labelledby="which-lines">
        <div className="card-head">
          <h2 id="which-lines">{words.which}</h2>
          <span className="numbers quiet">{words.chosen({ count: chosen.length, total: free.length })}</span>
          {ready.length > 0 && ready.length < free.length ? (
            <Button onClick={() => setLeft(new Set(free.filter((at) => at.missing.length > 0).map((at) => at.line.key)))}>{words.chooseReady({ count: ready.length })}</Button>
          ) : null}
          {chosen.length < free.length ? <Button onClick={() => setLeft(new Set())}>{words.chooseAll}</Button> : null}
        </div>
        <div className="sign-lines" data-scroller>
          <VirtualRows label={words.which} rows={free} rowKey={(at) => at.line.key} estimate={52}>
            {(at) => (
              <Checkbox className="sign-line" checked={!left.has(at.line.key)} onChange={() => toggle(at.line.key)}>
                <span className="sign-line-name">{lineName(language, at.line, view.inspection.pickup.orders.length)}</span>
                <StateMark tone={at.missing.length === 0 ? 'good' : 'warn'}>{at.missing.length === 0 ? words.ready : words.notReady({ count: at.missing.length })}</StateMark>
              </Checkbox>
            )}
          </VirtualRows>
        </div>
        {refused.length > 0 ? (
          <Link className="touch-link" to="/pickup/$pickup/refusal" params={{ pickup: view.inspection.pickup.id }}>
            {words.refusedApart({ count: refused.length })}
          </Link>
        ) : null}
      </section>
    </SealPanel>
  );
}
