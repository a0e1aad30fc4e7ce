import { makeUuid7 } from '../../../shared/kernel/ids.ts';
import { addMs, epochMs } from '../../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { ImportPreview } from '../../../shared/wire/console-shapes.ts';
import type { StaffIdentity } from '../../auth/identity.ts';
import type { Hq } from '../../hq.ts';
import { readKnown } from '../order-rows.ts';
import { mergeMapping, recogniseColumns, type ColumnMapping } from './column-names.ts';
import { mostErrorsShown, mostFileBytes, sampleRows, uploadLifeMs } from './import-limits.ts';
import { judgeTable, type TableJudgement } from './judge-table.ts';
import { visible } from './judge-row.ts';
import { readMapping, rememberMapping } from './mapping-rows.ts';
import { readTableAside } from './read-table-aside.ts';
import type { Table } from './table.ts';
import { insertUpload, readUpload, setUploadMapping } from './upload-rows.ts';

type Store = Pick<Hq, 'db' | 'clock' | 'random'>;

const longestFileName = 200;

/**
 * Reads a file, judges it with the columns as recognised (or as a person last chose for these headers), and keeps it for an hour
 * under the id the preview names. Nothing is taken in. Refuses what `readTable` refuses.
 */
export async function previewImport(hq: Store, staff: StaffIdentity, file: File): Promise<Outcome<ImportPreview>> {
  if (file.size > mostFileBytes) return refused(problem('input.too-large', { limit: mostFileBytes }));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const table = await readTableAside(bytes);
  if (!table.ok) return table;
  const mapping = mergeMapping(recogniseColumns(table.value.headers), (await readMapping(hq.db, table.value.headers)) ?? {}, table.value.headers.length);
  const judged = await judge(hq, table.value, mapping);
  const now = hq.clock.now();
  const upload = { id: makeUuid7<string>(epochMs(now), hq.random(10)), fileName: visible(file.name).slice(0, longestFileName), bytes, mapping };
  await insertUpload(hq.db, upload, staff.id, now, addMs(now, uploadLifeMs));
  return done(previewOf(upload.id, upload.fileName, table.value, mapping, judged));
}

/** Judges an uploaded file with other columns and remembers them for files with the same headers. */
export async function mapImport(hq: Store, staff: StaffIdentity, uploadId: string, asked: ColumnMapping): Promise<Outcome<ImportPreview>> {
  const now = hq.clock.now();
  const upload = await readUpload(hq.db, uploadId, staff.id, now);
  if (upload === undefined) return refused(problem('thing.not-found', { what: 'upload', id: uploadId }));
  const table = await readTableAside(upload.bytes);
  if (!table.ok) return table;
  const { headers } = table.value;
  const mapping = mergeMapping(upload.mapping ?? recogniseColumns(headers), asked, headers.length);
  await setUploadMapping(hq.db, uploadId, mapping);
  await rememberMapping(hq.db, headers, mapping, now, staff.username);
  return done(previewOf(uploadId, upload.fileName, table.value, mapping, await judge(hq, table.value, mapping)));
}

function judge(hq: Store, table: Table, mapping: ColumnMapping): Promise<TableJudgement> {
  return judgeTable(table, mapping, (dealers, orders) => readKnown(hq.db, dealers, orders));
}

function previewOf(upload: string, fileName: string, table: Table, mapping: ColumnMapping, judged: TableJudgement): ImportPreview {
  return {
    upload,
    fileName,
    encoding: table.encoding,
    headers: [...table.headers],
    mapping,
    rows: table.rows.length,
    orders: judged.orders.map(({ order, change }) => ({ orderNo: order.orderNo, dealer: order.dealer, dealerName: order.dealerName, lines: order.lines.length, change })),
    sample: table.rows.slice(0, sampleRows).map((row) => table.headers.map((_, index) => visible(row.cells[index] ?? ''))),
    errors: judged.errors.slice(0, mostErrorsShown),
    errorsTotal: judged.errors.length,
  };
}
