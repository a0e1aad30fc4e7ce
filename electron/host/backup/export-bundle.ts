import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeBundle } from '../../../proof/write-bundle.ts';
import type { RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import { zonedText } from '../../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { authorityOf } from '../hq-link/hq-link.ts';
import { readAcknowledgements } from '../outbox/acknowledgement-rows.ts';
import { readErrandPhotos, readOpenErrands } from '../outbox/errand-rows.ts';
import { readEnrolment } from '../people/enrolment-rows.ts';
import { onDisk } from '../photo/disk-problem.ts';
import { checkOriginal } from '../photo/photo-shelf.ts';
import { placeOf } from '../photo/shelf-places.ts';
import { receiptPath } from '../seal/receipt-file.ts';
import { readReceipt, readRecordRow, readRecordText } from '../seal/record-rows.ts';

export interface Bundle {
  readonly bundle: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly records: number;
}

/** Bundles that are kept for the page to load; older ones go. */
const mostBundles = 3;

export function bundlePath(desk: Pick<Desk, 'folders'>, bundle: string): string {
  return join(desk.folders.bundles, `${bundle}.zip`);
}

/**
 * Writes records with their photos, receipts and acknowledgements into one file for a USB stick, where no network is; all unsent ones when none is named. A photo
 * that is damaged or gone is left out: HQ then says that it is missing. `thing.not-found`, `disk.*`.
 */
export async function exportBundle(desk: Desk, named: readonly RecordId[]): Promise<Outcome<Bundle>> {
  const enrolment = readEnrolment(desk.store);
  if (enrolment === undefined) return refused(problem('desk.not-enrolled', {}));
  const wanted = named.length > 0 ? named : readOpenErrands(desk.store).map((errand) => errand.record);
  const rows = wanted.map((id) => readRecordRow(desk.store, id));
  const unknown = wanted.find((_, index) => rows[index] === undefined);
  if (unknown !== undefined || rows.length === 0) return refused(problem('thing.not-found', { what: 'record', id: unknown ?? '' }));
  const chain = rows.flatMap((row) => (row === undefined ? [] : [row])).toSorted((one, other) => one.sequence - other.sequence);
  const records = chain.flatMap(({ id }) => {
    const envelope = readRecordText(desk.store, id);
    return envelope === undefined ? [] : [{ id, envelope }];
  });
  return onDisk(desk.folders.bundles, 'bundle', 0, async () => {
    const photos = await wholePhotos(desk, records.map(({ id }) => id));
    const createdAt = desk.clock.wall();
    const bundle = randomUUID();
    const passing = join(desk.folders.bundles, `${bundle}.passing`);
    await mkdir(desk.folders.bundles, { recursive: true });
    try {
      await writeBundle(passing, {
        createdAt,
        dealer: enrolment.dealer.id,
        device: enrolment.device,
        root: authorityOf(enrolment).certificate.der,
        records,
        photos,
        acknowledgements: records.flatMap(({ id }) => newestOfEach(readAcknowledgements(desk.store, id)).map(({ of, signed }) => ({ record: id, of, envelope: signed }))),
        receipts: records.filter(({ id }) => readReceipt(desk.store, id) !== undefined).map(({ id }) => ({ record: id, path: receiptPath(desk.folders, id) })),
      });
      await rename(passing, bundlePath(desk, bundle));
    } finally {
      await rm(passing, { force: true });
    }
    await dropOldBundles(desk);
    const stamp = zonedText(createdAt).slice(0, 16).replaceAll(/[-:T]/g, '');
    return done({ bundle, fileName: `gatecheck-${enrolment.dealer.id.replaceAll('/', '_')}-${stamp}.zip`, bytes: (await stat(bundlePath(desk, bundle))).size, records: records.length });
  });
}

async function wholePhotos(desk: Desk, records: readonly RecordId[]): Promise<readonly { readonly sha256: Sha256; readonly path: string }[]> {
  const hashes = new Set(records.flatMap((id) => readErrandPhotos(desk.store, id).map((photo) => photo.sha256)));
  const whole: { sha256: Sha256; path: string }[] = [];
  for (const sha256 of hashes) {
    if ((await checkOriginal(desk.shelf, sha256)) === 'whole') whole.push({ sha256, path: placeOf(desk.shelf.places, sha256, 'original') });
  }
  return whole;
}

/** A bundle holds one acknowledgement of each kind: HQ's newest. */
function newestOfEach<Row extends { readonly of: string }>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.of, row])).values()];
}

async function dropOldBundles(desk: Desk): Promise<void> {
  const names = (await readdir(desk.folders.bundles)).filter((name) => name.endsWith('.zip'));
  const aged = await Promise.all(names.map(async (name) => ({ path: join(desk.folders.bundles, name), at: (await stat(join(desk.folders.bundles, name))).mtimeMs })));
  for (const { path } of aged.toSorted((one, other) => other.at - one.at).slice(mostBundles)) await rm(path, { force: true });
}
