import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import type { StaffIdentity } from '../../auth/identity.ts';
import type { Hq } from '../../hq.ts';
import { judgeAgain } from '../judge-again.ts';
import { readKnown } from '../order-rows.ts';
import { takeInOrders } from '../take-in-orders.ts';
import { missingFields, recogniseColumns, templateHeaders } from './column-names.ts';
import { judgeTable } from './judge-table.ts';
import type { Known } from './known.ts';
import { readTableAside } from './read-table-aside.ts';
import { endUpload, readImported, readUpload, type Imported } from './upload-rows.ts';

/**
 * Takes an uploaded file in, all rows or none: orders, the news to their dealers and the audit in one transaction. It is judged
 * once more, against what HQ knows by then; `import.rows-wrong` or `import.columns-missing` where a mistake is left, and nothing was written.
 * A commit that comes again, as of a double click, is answered as the first and writes nothing.
 */
export async function commitImport(hq: Pick<Hq, 'db' | 'clock' | 'rules' | 'random' | 'noticeBoard'>, staff: StaffIdentity, uploadId: string): Promise<Outcome<Imported>> {
  const upload = await readUpload(hq.db, uploadId, staff.id, hq.clock.now());
  if (upload === undefined) return await answerAgain(hq, staff, uploadId);
  const table = await readTableAside(upload.bytes);
  if (!table.ok) return table;
  const mapping = upload.mapping ?? recogniseColumns(table.value.headers);
  const missing = missingFields(mapping);
  if (missing.length > 0) return refused(problem('import.columns-missing', { columns: missing.map((field) => templateHeaders[field]) }));
  return judgeAgain(async () => {
    let known: Known = { dealers: new Map(), dealerOfName: new Map(), orders: new Map() };
    const judged = await judgeTable(table.value, mapping, async (dealers, orders) => {
      known = await readKnown(hq.db, dealers, orders);
      return known;
    });
    if (judged.errors.length > 0) return refused(problem('import.rows-wrong', { rows: new Set(judged.errors.map((error) => error.row)).size }));
    const changed = judged.orders.filter((each) => each.change !== 'same');
    const imported = { orders: changed.length, lines: changed.reduce((sum, { order }) => sum + order.lines.length, 0), unchanged: judged.orders.length - changed.length };
    const now = hq.clock.now();
    const notices = await hq.db.transaction().execute(async (trx) => {
      // Before all else: a commit of the same file that is under way is waited for here.
      if (!(await endUpload(trx, uploadId, imported))) return undefined;
      const fresh = await takeInOrders(trx, hq, judged.orders, { known, cameBy: 'file', now });
      await appendAudit(trx, { at: now, who: staff.username, action: 'import-orders', about: `file:${upload.fileName}`, details: JSON.stringify(imported) });
      return fresh;
    });
    if (notices === undefined) return await answerAgain(hq, staff, uploadId);
    if (notices > 0) hq.noticeBoard.ring();
    return done(imported);
  });
}

async function answerAgain(hq: Pick<Hq, 'db' | 'clock'>, staff: StaffIdentity, uploadId: string): Promise<Outcome<Imported>> {
  const imported = await readImported(hq.db, uploadId, staff.id, hq.clock.now());
  return imported === undefined ? refused(problem('thing.not-found', { what: 'upload', id: uploadId })) : done(imported);
}
