import { useMemo } from 'react';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { Decision, DispatcherCall, ItemCheck, LineCount, PackageCondition } from '../../../shared/inspection/inspection.ts';
import type { FindingId, PackageId } from '../../../shared/kernel/ids.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useOpenPickup } from './use-pickup.ts';
import { addCall, editLines, editPackages, putFinding, removeFinding } from './view-edits.ts';

/** Typing is gathered for so long before it is saved. */
const typingMs = 250;

/** Everything a person can change on an open pickup: shown at once, saved one by one. */
export function useInspectionChanges() {
  const bridge = useBridge();
  const { keeper, view } = useOpenPickup();
  const pickup = view.inspection.pickup.id;
  return useMemo(
    () => ({
      checkPackages(packages: readonly PackageId[], condition: PackageCondition, lookedInside: boolean): void {
        keeper.change('packages', editPackages(packages, { condition, lookedInside }), () => bridge.inspection.checkPackages({ pickup, packages: [...packages], condition, lookedInside }));
      },
      decide(lines: readonly LineKey[], decision: Decision, reservation: string): void {
        keeper.change(`decide ${lines.join(' ')}`, editLines(lines, (check) => ({ ...check, decision, reservation })), () => bridge.inspection.decide({ pickup, lines: [...lines], decision, reservation }));
      },
      reserve(line: LineKey, reservation: string): void {
        const decision = 'take-with-reservation';
        keeper.change(`reserve ${line}`, editLines([line], (check) => ({ ...check, decision, reservation })), () => bridge.inspection.decide({ pickup, lines: [line], decision, reservation }), typingMs);
      },
      checkItems(lines: readonly LineKey[], items: ItemCheck): void {
        keeper.change('items', editLines(lines, (check) => ({ ...check, items })), () => bridge.inspection.checkItems({ pickup, lines: [...lines], items }));
      },
      checkUnits(line: LineKey, fineUnits: readonly number[]): void {
        const units = fineUnits.toSorted((one, other) => one - other);
        keeper.change(`units ${line}`, editLines([line], (check) => ({ ...check, fineUnits: units })), () => bridge.inspection.checkUnits({ pickup, line, fineUnits: units }));
      },
      setCount(line: LineKey, count: LineCount | null): void {
        keeper.change(`count ${line}`, editLines([line], (check) => ({ ...check, count })), () => bridge.inspection.setCount({ pickup, line, count }), typingMs);
      },
      setCounts(counts: readonly { readonly line: LineKey; readonly count: LineCount | null }[]): void {
        const byLine = new Map(counts.map((one) => [one.line, one.count]));
        keeper.change(
          'counts',
          editLines([...byLine.keys()], (check) => ({ ...check, count: byLine.get(check.line) ?? null })),
          () => bridge.inspection.setCounts({ pickup, counts: [...counts] }),
        );
      },
      putFinding(finding: Finding, isTyping: boolean): void {
        const { photos: _kept, ...rest } = finding;
        keeper.change(`finding ${finding.id}`, putFinding(finding), () => bridge.inspection.putFinding({ pickup, finding: rest }), isTyping ? typingMs : 0);
      },
      removeFinding(finding: FindingId): void {
        keeper.change(`finding ${finding}`, removeFinding(finding), () => bridge.inspection.removeFinding({ pickup, finding }));
      },
      recordCall(call: DispatcherCall): void {
        keeper.change('call', addCall(call), () => bridge.inspection.recordCall({ pickup, call }));
      },
      /** Saves what is still being typed: when a field is left. */
      settle(): void {
        void keeper.flush();
      },
    }),
    [bridge, keeper, pickup],
  );
}

export type InspectionChanges = ReturnType<typeof useInspectionChanges>;
