import { Button, Checkbox } from 'antd';
import { memo } from 'react';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { lineName } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { LineAt } from './use-pickup.ts';

interface InstallLinesProps {
  /** What can still be marked as installed. */
  readonly lines: readonly LineAt[];
  readonly chosen: ReadonlySet<LineKey>;
  readonly damaged: ReadonlySet<LineKey>;
  /** How many outbound orders came together. */
  readonly orders: number;
  readonly disabled: boolean;
  readonly onChoose: (lines: readonly LineKey[]) => void;
}

/** The goods that can be marked as installed, with those marked that have open damage. Not drawn again while the note is typed. */
export const InstallLines = memo(function InstallLines({ lines, chosen, damaged, orders, disabled, onChoose }: InstallLinesProps) {
  const { inspection, seal } = useDeskWords();
  const words = inspection.install;
  const language = useLanguage();
  const keys = lines.map((at) => at.line.key);
  const sound = keys.filter((key) => !damaged.has(key));
  const toggle = (key: LineKey): void => onChoose(chosen.has(key) ? [...chosen].filter((other) => other !== key) : [...chosen, key]);
  return (
    <section className="card stack" id="install-lines" aria-labelledby="install-lines-title">
      <div className="card-head">
        <h2 id="install-lines-title">{words.lines}</h2>
        <span className="numbers quiet">{seal.chosen({ count: chosen.size, total: lines.length })}</span>
        {damaged.size > 0 && sound.length > 0 ? (
          <Button disabled={disabled} onClick={() => onChoose(sound)}>
            {words.chooseSound({ count: sound.length })}
          </Button>
        ) : null}
        {chosen.size < lines.length ? (
          <Button disabled={disabled} onClick={() => onChoose(keys)}>
            {words.chooseAll}
          </Button>
        ) : (
          <Button disabled={disabled} onClick={() => onChoose([])}>
            {words.chooseNone}
          </Button>
        )}
      </div>
      <div className="sign-lines" data-scroller>
        <VirtualRows label={words.lines} rows={lines} rowKey={(at) => at.line.key} estimate={52}>
          {(at) => (
            <Checkbox className="sign-line" checked={chosen.has(at.line.key)} disabled={disabled} onChange={() => toggle(at.line.key)}>
              <span className="sign-line-name">{lineName(language, at.line, orders)}</span>
              {damaged.has(at.line.key) ? <StateMark tone="warn">{words.hasDamage}</StateMark> : null}
            </Checkbox>
          )}
        </VirtualRows>
      </div>
    </section>
  );
});
