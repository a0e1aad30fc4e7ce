import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { lineDifference } from '../../../shared/inspection/differences.ts';
import { countsFromFindings } from '../../../shared/inspection/line-counts.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { FindingDrawer } from '../finding/finding-drawer.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { CompareLine } from './compare-line.tsx';
import { pageOfMissing } from '../../../shared/inspection/missing-page.ts';
import { isUncounted } from './units-done.ts';
import { useInspectionChanges } from './use-inspection-changes.ts';
import { useOpenPickup, type LineAt } from './use-pickup.ts';

/** 核对: expected against actual. Prefilled from the findings, differences on top; where nothing differs there is nothing to type. */
export function ComparePage() {
  const words = useDeskWords().inspection.compare;
  const navigate = useNavigate();
  const { line: shown, finding } = useSearch({ from: '/pickup/$pickup/compare' });
  const { view, policy, lines: all } = useOpenPickup();
  const changes = useInspectionChanges();
  const id = view.inspection.pickup.id;
  const lines = all.filter((at) => at.check?.decision !== 'refuse');
  const lacksOf = (at: LineAt) => at.missing.filter((one) => pageOfMissing(one, view) === 'compare' && one.what !== 'count');
  const suggested = (at: LineAt) => at.check?.count ?? countsFromFindings(at.line, at.findings, null);
  const rows = lines.map((at) => {
    const count = suggested(at);
    const difference = lineDifference(policy.inspection, at.line, { line: at.line.key, decision: 'take', reservation: '', items: 'fine', fineUnits: [], count });
    const missing = lacksOf(at);
    return { at, count, difference, missing, stands: difference.differs || missing.length > 0 };
  });
  // The order of the moment the page was opened: a line that moved while it is changed would put other goods under the finger.
  const [places] = useState(() => new Map([...rows.filter((row) => row.stands), ...rows.filter((row) => !row.stands)].map((row, place) => [row.at.line.key, place])));
  const placeOf = (row: (typeof rows)[number]): number => places.get(row.at.line.key) ?? rows.length;
  const sorted = rows.toSorted((one, other) => placeOf(one) - placeOf(other));
  const differing = rows.filter((row) => row.difference.differs).length;
  const uncounted = lines.filter((at) => !at.isSealed && isUncounted(at));
  const confirm = (): void => {
    if (uncounted.length > 0) changes.setCounts(uncounted.map((at) => ({ line: at.line.key, count: suggested(at) })));
    void navigate({ to: '/pickup/$pickup/sign', params: { pickup: id } });
  };
  return (
    <>
      <div className="page" data-scroller>
        <h1>{words.title}</h1>
        <p className="quiet">{words.help}</p>
        <VirtualRows label={words.title} rows={sorted} rowKey={(row) => row.at.line.key} estimate={120} show={shown}>
          {(row) => <CompareLine at={row.at} count={row.count} difference={row.difference} missing={row.missing} changes={changes} />}
        </VirtualRows>
      </div>
      <ActionBar
        primary={
          <Button size="large" type="primary" onClick={confirm}>
            {uncounted.length > 0 ? words.confirmAll : words.toSign}
          </Button>
        }
      >
        <span>{[differing > 0 ? words.differs({ count: differing }) : '', words.same({ count: lines.length - differing })].filter((part) => part !== '').join(' · ')}</span>
      </ActionBar>
      <FindingDrawer finding={finding} onClose={() => void navigate({ to: '/pickup/$pickup/compare', params: { pickup: id }, search: {}, replace: true })} />
    </>
  );
}
