import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { Countdown } from '../frame/countdown.tsx';
import { classList, lineName } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { LateNotice } from './late-notice.tsx';
import { SealPanel } from './seal-panel.tsx';
import { SealedPickup } from './sealed-pickup.tsx';
import { SealedSoFar } from './sealed-so-far.tsx';
import { SignAgainNotice } from './sign-again-notice.tsx';

/** 签收: choose the lines, see the receipt, sign. One bad line never blocks the others. */
export function SignPage() {
  const words = useDeskWords().seal;
  const language = useLanguage();
  const { view, lines, policy, photos } = useOpenPickup();
  const [left, setLeft] = useState<ReadonlySet<LineKey>>(new Set());
  const free = useMemo(() => lines.filter((at) => !at.isSealed && at.check?.decision !== 'refuse'), [lines]);
  const refused = lines.filter((at) => !at.isSealed && at.check?.decision === 'refuse');
  const signed = useMemo(() => free.filter((at) => !left.has(at.line.key)), [free, left]);
  const chosen = useMemo(() => signed.map((at) => at.line.key), [signed]);
  const classes = useMemo(() => new Set(signed.map((at) => at.line.productClass)), [signed]);
  const ready = free.filter((at) => at.missing.length === 0);
  const [wasOpen] = useState(free.length > 0);
  const missing = useMemo(() => (chosen.length === 0 ? [] : whatIsMissing(view.inspection, { kind: 'feedback', lines: chosen }, policy, photos)), [view.inspection, chosen, policy, photos]);
  if (free.length === 0 && !wasOpen) return <SealedPickup refused={refused.length} />;
  const toggle = (key: LineKey): void => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  return (
    <SealPanel
      kind="feedback"
      title={words.title}
      help={words.whichHelp}
      consequence={words.consequence}
      sealLabel={words.seal}
      lines={chosen}
      reason=""
      missing={missing}
    >
      <SignAgainNotice kind="feedback" />
      <SealedSoFar />
      <LateNotice limits={view.limits} classes={classes} />
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
