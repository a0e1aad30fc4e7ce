import { useMemo } from 'react';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { Decision, DispatcherCall, ItemCheck, LineCount, PackageCheck } from '../../../shared/inspection/inspection.ts';
import type { FindingId } from '../../../shared/kernel/ids.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { useOpenPickup } from './use-pickup.ts';
import { addCall, editLines, editPackages, putFinding, removeFinding } from './view-edits.ts';

/** Everything a person can change on an open pickup: shown at once, saved one by one. */
export function useInspectionChanges() {
  const bridge = useBridge();
  const { keeper, view } = useOpenPickup();
  const pickup = view.inspection.pickup.id;
  return useMemo(
    () => ({
      checkPackages(rows: readonly PackageCheck[], change: Partial<Pick<PackageCheck, 'condition' | 'lookedInside'>>): void {
        const looks = rows.map((row) => ({ ...row, ...change }));
        for (const alike of Map.groupBy(looks, (row) => `${row.condition} ${row.lookedInside}`).values()) {
          const [first] = alike;
          if (first === undefined) continue;
          const { condition, lookedInside } = first;
          const packages = alike.map((row) => row.id);
          keeper.change(editPackages(packages, { condition, lookedInside }), () => bridge.inspection.checkPackages({ pickup, packages, condition, lookedInside }));
        }
      },
      decide(lines: readonly LineKey[], decision: Decision, reservation: string): void {
        keeper.change(editLines(lines, (check) => ({ ...check, decision, reservation })), () => bridge.inspection.decide({ pickup, lines: [...lines], decision, reservation }));
      },
      reserve(line: LineKey, reservation: string): void {
        const decision = 'take-with-reservation';
        keeper.change(editLines([line], (check) => ({ ...check, decision, reservation })), () => bridge.inspection.decide({ pickup, lines: [line], decision, reservation }), `reserve ${line}`);
      },
      checkItems(lines: readonly LineKey[], items: ItemCheck): void {
        keeper.change(editLines(lines, (check) => ({ ...check, items })), () => bridge.inspection.checkItems({ pickup, lines: [...lines], items }));
      },
      checkUnits(line: LineKey, fineUnits: readonly number[]): void {
        const units = fineUnits.toSorted((one, other) => one - other);
        keeper.change(editLines([line], (check) => ({ ...check, fineUnits: units })), () => bridge.inspection.checkUnits({ pickup, line, fineUnits: units }));
      },
      setCount(line: LineKey, count: LineCount | null): void {
        keeper.change(editLines([line], (check) => ({ ...check, count })), () => bridge.inspection.setCount({ pickup, line, count }), `count ${line}`);
      },
      setCounts(counts: readonly { readonly line: LineKey; readonly count: LineCount | null }[]): void {
        const byLine = new Map(counts.map((one) => [one.line, one.count]));
        keeper.change(
          editLines([...byLine.keys()], (check) => ({ ...check, count: byLine.get(check.line) ?? null })),
          () => bridge.inspection.setCounts({ pickup, counts: [...counts] }),
        );
      },
      putFinding(finding: Finding, isTyping: boolean): void {
        const { photos: _kept, ...rest } = finding;
        keeper.change(putFinding(finding), () => bridge.inspection.putFinding({ pickup, finding: rest }), isTyping ? `finding ${finding.id}` : null);
      },
      removeFinding(finding: FindingId): void {
        keeper.change(removeFinding(finding), () => bridge.inspection.removeFinding({ pickup, finding }));
      },
      /** `onKept`: the host has it. */
      recordCall(call: DispatcherCall, onKept: () => void): void {
        keeper.change(addCall(call), async () => {
          const kept = await bridge.inspection.recordCall({ pickup, call });
          onKept();
          return kept;
        });
      },
    }),
    [bridge, keeper, pickup],
  );
}

export type InspectionChanges = ReturnType<typeof useInspectionChanges>;
