import { WarningOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef } from 'react';
import type { Decision, PackageCheck } from '../../../shared/inspection/inspection.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { isOpenedOnSite, onSiteCheck } from '../../../shared/inspection/on-site-check.ts';
import { quantityWords } from '../../../shared/words/class-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Choices } from '../../parts/choices.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { FindingList } from '../finding/finding-list.tsx';
import { useNewFinding } from '../finding/use-new-finding.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { LineRow } from './line-row.tsx';
import { reservationText } from './reservation-text.ts';
import type { InspectionChanges } from './use-inspection-changes.ts';
import { useLineLabel } from './use-line-label.ts';
import { useOpenPickup, type LineAt } from './use-pickup.ts';

interface Stage1LineProps {
  readonly at: LineAt;
  readonly missing: readonly Missing[];
  readonly changes: InspectionChanges;
}

type Stage1Decision = Exclude<Decision, 'undecided'>;

/** One line at the yard: its packages, what was found, and what is done with it. */
export function Stage1Line({ at, missing, changes }: Stage1LineProps) {
  const words = useDeskWords();
  const { stage1 } = words.inspection;
  const { decisions } = words.goods;
  const label = useLineLabel()(at.line);
  const language = useLanguage();
  const waybillText = useRef<HTMLDivElement>(null);
  const onSite = onSiteCheck(useOpenPickup().policy, at.line);
  const found = at.findings.filter((finding) => finding.stage === 1);
  const decision = at.check?.decision ?? 'undecided';
  const isBroken = at.packages.some((row) => row.condition === 'slight' || row.condition === 'severe') || found.length > 0;
  const isSevere = at.packages.some((row) => row.condition === 'severe');
  const decide = (wanted: Stage1Decision): void => {
    const reservation = at.check?.reservation ?? '';
    changes.decide([at.line.key], wanted, wanted === 'take-with-reservation' && reservation === '' ? reservationText(words, at) : reservation);
  };
  const whole = at.packages.filter((row) => row.condition === 'intact' || row.condition === 'unchecked');
  const isOpened = whole.every((row) => row.lookedInside);
  return (
    <LineRow at={at} missing={missing}>
      {onSite === 'packaging-only' ? null : <p>{stage1.onSite[onSite]({ quantity: quantityWords(language, at.line.quantity, at.line.unit) })}</p>}
      {at.packages.length === 0 ? (
        <p className="quiet">{stage1.noPackages}</p>
      ) : (
        <div className="package-list" data-scroller={at.packages.length > 60 ? '' : undefined} data-many={at.packages.length > 60}>
          <VirtualRows label={label} rows={at.packages} rowKey={(row) => row.id} estimate={72}>
            {(row) => <PackageRow row={row} at={at} changes={changes} />}
          </VirtualRows>
        </div>
      )}
      {onSite === 'open-and-count' && whole.length > 0 ? (
        <Choices
          label={`${stage1.open} ${label}`}
          value={isOpened ? 'opened' : null}
          disabled={at.isSealed}
          onChoose={() => changes.checkPackages(whole, { lookedInside: !isOpened })}
          choices={[{ value: 'opened', label: stage1.opened, tone: 'good' }]}
        />
      ) : null}
      <FindingList findings={found} />
      {isSevere && !at.isSealed ? <p className="advice">{stage1.severeAdvice}</p> : null}
      <Choices<Stage1Decision>
        label={`${stage1.decisions} ${label}`}
        value={decision === 'undecided' ? null : decision}
        disabled={at.isSealed}
        onChoose={decide}
        choices={[
          { value: 'take', label: decisions.take, tone: 'good', ...(isBroken || decision !== 'undecided' ? { hint: stage1.decisionsHelp.take } : {}) },
          { value: 'take-with-reservation', label: decisions['take-with-reservation'], tone: 'warn', ...(isBroken || decision !== 'undecided' ? { hint: stage1.decisionsHelp['take-with-reservation'] } : {}) },
          { value: 'refuse', label: decisions.refuse, tone: 'bad', ...(isBroken || decision !== 'undecided' ? { hint: stage1.decisionsHelp.refuse } : {}) },
        ]}
      />
      {decision === 'take-with-reservation' ? (
        <div className="reservation" ref={waybillText}>
          <label>
            {stage1.reservation}
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 4 }}
              maxLength={500}
              value={at.check?.reservation ?? ''}
              disabled={at.isSealed}
              onChange={(event) => changes.reserve(at.line.key, event.target.value)}
            />
          </label>
          <CopyButton text={at.check?.reservation ?? ''} place={waybillText} />
          <span className="quiet">{stage1.reservationHelp}</span>
        </div>
      ) : null}
      {decision === 'refuse' && !isBroken && !at.isSealed ? <RecordProblem at={at} /> : null}
    </LineRow>
  );
}

/** Goods that are refused although no package is broken have no row to open a finding from. */
function RecordProblem({ at }: { readonly at: LineAt }) {
  const words = useDeskWords().photo.finding;
  const newFinding = useNewFinding();
  const label = useLineLabel()(at.line);
  return (
    <div>
      <Button type="primary" ghost icon={<WarningOutlined aria-hidden />} aria-label={`${words.add} ${label}`} onClick={() => newFinding(at, { stage: 1, check: 'knock', severity: 'severe' })}>
        {words.add}
      </Button>
    </div>
  );
}

interface PackageRowProps {
  readonly row: PackageCheck;
  readonly at: LineAt;
  readonly changes: InspectionChanges;
}

type Judged = 'intact' | 'slight' | 'severe';

function PackageRow({ row, at, changes }: PackageRowProps) {
  const { inspection, goods } = useDeskWords();
  const words = inspection.stage1;
  const label = useLineLabel()(at.line);
  const newFinding = useNewFinding();
  const isOpenedAnyway = isOpenedOnSite(useOpenPickup().policy, at.line);
  const isBroken = row.condition === 'slight' || row.condition === 'severe';
  const hasFinding = at.findings.some((finding) => finding.package === row.id);
  const name = words.package({ ordinal: row.ordinal, count: at.packages.length });
  const lookInside = (check: 'outer-packaging' | 'knock'): void => {
    changes.checkPackages([row], { lookedInside: true });
    newFinding(at, { stage: 1, check, severity: row.condition === 'severe' ? 'severe' : 'slight', package: row.id });
  };
  return (
    <div className="package-row">
      <span className="package-name">{name}</span>
      <Choices<Judged>
        label={`${label} ${name}`}
        value={row.condition === 'unchecked' ? null : row.condition}
        disabled={at.isSealed}
        onChoose={(condition) => changes.checkPackages([row], condition === 'intact' && !isOpenedAnyway ? { condition, lookedInside: false } : { condition })}
        choices={[
          { value: 'intact', label: goods.conditions.intact, tone: 'good' },
          { value: 'slight', label: goods.conditions.slight, tone: 'warn' },
          { value: 'severe', label: goods.conditions.severe, tone: 'bad' },
        ]}
      />
      {isBroken && !at.isSealed && (!row.lookedInside || !hasFinding) ? (
        <div className="inside" role="group" aria-label={`${words.lookInside} ${name}`}>
          <strong>{words.inside}</strong>
          <Button type="primary" onClick={() => lookInside('knock')}>
            {words.insideDamaged}
          </Button>
          <Button onClick={() => lookInside('outer-packaging')}>{words.insideFine}</Button>
        </div>
      ) : null}
    </div>
  );
}
