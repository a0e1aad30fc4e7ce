import { rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { recordIdSchema, sha256Schema, type RecordId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { bundlePath } from '../backup/export-bundle.ts';
import type { Desk } from '../desk.ts';
import { isPhotoKnown } from '../inspection/photo-rows.ts';
import { readAcknowledgements } from '../outbox/acknowledgement-rows.ts';
import { openRendition } from '../photo/open-rendition.ts';
import { makeAcknowledgementPdf } from '../receipt/acknowledgement-pdf.ts';
import { openStored } from '../seal/record-detail.ts';
import { readReceipt } from '../seal/record-rows.ts';
import { receiptPath } from '../seal/receipt-file.ts';
import { readLanguage } from '../settings/language.ts';

/** A file of this desk that a page may load. */
export interface OpenedFile {
  readonly path: string;
  readonly type: string;
  /** The name under which a person saves it; null for pictures on a page. */
  readonly saveAs: string | null;
}

const notFound = (path: string) => refused(problem('thing.not-found', { what: 'file', id: path.slice(0, 100) }));

/**
 * Opens what a page loads beside its calls: `photo/<sha256>/<original|working|thumb>`, `receipt/<record>.pdf`, `acknowledgement/<record>.pdf`, `bundle/<id>.zip`. Only what rows
 * of this desk speak of; every part of the path is judged before it is used.
 */
export async function openFile(desk: Desk, path: string): Promise<Outcome<OpenedFile>> {
  const [room = '', name = '', form = '', ...rest] = path.split('/');
  if (rest.length > 0 || (room !== 'photo' && form !== '')) return notFound(path);
  switch (room) {
    case 'photo':
      return openPhoto(desk, name, form);
    case 'receipt':
      return openReceipt(desk, name);
    case 'acknowledgement':
      return openAcknowledgementPrint(desk, name);
    case 'bundle':
      return openBundle(desk, name);
    default:
      return notFound(path);
  }
}

async function openPhoto(desk: Desk, name: string, form: string): Promise<Outcome<OpenedFile>> {
  const sha256 = sha256Schema.safeParse(name);
  if (!sha256.success || (form !== 'original' && form !== 'working' && form !== 'thumb') || !isPhotoKnown(desk.store, sha256.data)) return notFound(`photo/${name}`);
  const opened = await openRendition(desk.shelf, sha256.data, form);
  return opened.ok ? done({ path: opened.value.path, type: opened.value.type, saveAs: null }) : opened;
}

function recordNamed(name: string): RecordId | undefined {
  const record = recordIdSchema.safeParse(name.replace(/\.pdf$/, ''));
  return record.success && name.endsWith('.pdf') ? record.data : undefined;
}

async function openReceipt(desk: Desk, name: string): Promise<Outcome<OpenedFile>> {
  const record = recordNamed(name);
  if (record === undefined || readReceipt(desk.store, record) === undefined) return notFound(`receipt/${name}`);
  const path = receiptPath(desk.folders, record);
  return (await isFile(path)) ? done({ path, type: 'application/pdf', saveAs: `receipt-${record}.pdf` }) : notFound(`receipt/${name}`);
}

/** HQ's newest acknowledgement of the record, the one of its photos before the one of the record alone, as a page to print. */
async function openAcknowledgementPrint(desk: Desk, name: string): Promise<Outcome<OpenedFile>> {
  const record = recordNamed(name);
  if (record === undefined) return notFound(`acknowledgement/${name}`);
  const rows = readAcknowledgements(desk.store, record);
  const newest = rows.findLast((row) => row.of === 'photos') ?? rows.at(-1);
  const stored = openStored(desk, record);
  if (newest === undefined || !stored.ok) return notFound(`acknowledgement/${name}`);
  const pdf = await makeAcknowledgementPdf({ envelope: newest.signed, opened: stored.value.record, authority: stored.value.authority, language: readLanguage(desk.store) });
  if (!pdf.ok) return pdf;
  const path = join(desk.folders.prints, `acknowledgement-${record}.pdf`);
  await writeFile(`${path}.passing`, pdf.value);
  await rename(`${path}.passing`, path);
  return done({ path, type: 'application/pdf', saveAs: `acknowledgement-${record}.pdf` });
}

async function openBundle(desk: Desk, name: string): Promise<Outcome<OpenedFile>> {
  const id = z.uuid().safeParse(name.replace(/\.zip$/, ''));
  if (!id.success || !name.endsWith('.zip')) return notFound(`bundle/${name}`);
  const path = bundlePath(desk, id.data);
  return (await isFile(path)) ? done({ path, type: 'application/zip', saveAs: `gatecheck-${id.data.slice(0, 8)}.zip` }) : notFound(`bundle/${name}`);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
