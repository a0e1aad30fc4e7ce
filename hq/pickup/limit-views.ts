import type { PickupId } from '../../shared/kernel/ids.ts';
import { limitViewSchema, type LimitView } from '../../shared/wire/console-shapes.ts';
import { pieces, type Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';

/** A row of limits as the console reads it. */
export function limitViewOf(row: Omit<Tables['pickup_limits'], 'policy_version' | 'settled' | 'judged_at'>): LimitView {
  return limitViewSchema.parse({
    rule: row.rule, classes: JSON.parse(row.classes), quantity: row.quantity, unit: row.unit, startsAt: row.starts_at, dueAt: row.due_at, provisional: row.provisional === 1,
    state: row.state, because: JSON.parse(row.because), record: row.record,
  });
}

/** The limits of pickups as HQ judged them last, each pickup's by nearest deadline. */
export async function readLimitViews(db: Query, pickups: readonly PickupId[]): Promise<ReadonlyMap<PickupId, readonly LimitView[]>> {
  const views = new Map<PickupId, LimitView[]>();
  for (const piece of pieces(pickups)) {
    const rows = await db.selectFrom('pickup_limits').selectAll().where('pickup', 'in', piece).orderBy('due_at').orderBy('rule').execute();
    for (const row of rows) views.set(row.pickup, [...(views.get(row.pickup) ?? []), limitViewOf(row)]);
  }
  return views;
}
