import { pickupLines, type LineKey, type PickupLine } from '../../shared/delivery/pickup.ts';
import type { PickupId } from '../../shared/kernel/ids.ts';
import type { ProductClass } from '../../shared/policy/product-class.ts';
import type { RefusedFeedback } from '../../shared/wire/console-shapes.ts';
import { prepare } from '../store/prepared-query.ts';
import { pieces, type Query } from '../store/query.ts';
import type { Asking } from '../store/together.ts';
import { readPickupDocument } from './pickup-rows.ts';

const refusedGoods = prepare((db, { ids }: { readonly ids: readonly PickupId[] }, words) =>
  db
    .selectFrom('refused_goods')
    .innerJoin('refused_links', 'refused_links.record', 'refused_goods.record')
    .select(['refused_goods.record', 'refused_goods.pickup', 'kind', 'person_name', 'sealed_at_wall', 'lines', 'differences', 'damage_points', 'refused_links.problem', 'refused_links.refused_at'])
    .where(words.among('refused_goods.pickup', ids))
    .orderBy('refused_links.refused_at')
    .orderBy('refused_links.sequence'),
);

/** Records about goods of these pickups that HQ has refused for good, oldest first. */
export async function readRefusedGoods(db: Asking, ids: readonly PickupId[]) {
  const rows = await refusedGoods(db, { ids });
  return rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) as readonly LineKey[] }));
}

/** A refused feedback and those of its goods that are still without one that counts. */
type OpenRefused = Omit<RefusedFeedback, 'lines'> & { readonly open: readonly PickupLine[] };

/** Refused feedback of goods that nobody has signed again since, by pickup. */
export async function readOpenRefused(db: Query, ids: readonly PickupId[]): Promise<ReadonlyMap<PickupId, readonly OpenRefused[]>> {
  const found = new Map<PickupId, OpenRefused[]>();
  for (const piece of pieces([...new Set(ids)])) {
    const refused = await readRefusedGoods(db, piece);
    const pickups = [...new Set(refused.map((row) => row.pickup))];
    if (pickups.length === 0) continue;
    const documents = await db.selectFrom('pickups').select(['id', 'document']).where('id', 'in', pickups).execute();
    const covered = await db.selectFrom('record_lines').select(['pickup', 'line']).where('pickup', 'in', pickups).execute();
    for (const { id, document } of documents) {
      const done = new Set(covered.filter((row) => row.pickup === id).map((row) => row.line));
      const lines = pickupLines(readPickupDocument(document)).filter((line) => !done.has(line.key));
      const rows = refused.filter((row) => row.pickup === id).map((row): OpenRefused => {
        const own = new Set(row.lines);
        return {
          record: row.record, kind: row.kind, person: row.person_name, sealedAtWall: row.sealed_at_wall, open: lines.filter((line) => own.has(line.key)), differences: row.differences, damagePoints: row.damage_points,
          problem: row.problem, refusedAt: row.refused_at,
        };
      });
      found.set(id, rows.filter((row) => row.open.length > 0));
    }
  }
  return found;
}

/** What people see of it; with `classes` only where goods of these are among it. */
export function refusedViews(refused: readonly OpenRefused[] = [], classes?: readonly ProductClass[]): RefusedFeedback[] {
  return refused.flatMap(({ open, ...row }) => {
    const lines = open.filter((line) => classes === undefined || classes.includes(line.productClass)).length;
    return lines === 0 ? [] : [{ ...row, lines }];
  });
}
