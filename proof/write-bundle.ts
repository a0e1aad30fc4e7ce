import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { canonicalText } from '../shared/kernel/canonical-text.ts';
import type { DealerId, DeviceId, RecordId, Sha256 } from '../shared/kernel/ids.ts';
import { epochMs, type Instant } from '../shared/kernel/instant.ts';
import type { BundleManifest } from '../shared/seal/bundle-manifest.ts';
import type { SignedText } from '../shared/seal/signed-text.ts';
import { recordHash } from './record.ts';
import { sha256, sha256OfFile } from './sha256.ts';
import { fileOfSignedText } from './signed-text.ts';

export interface BundleContents {
  readonly createdAt: Instant;
  readonly dealer: DealerId;
  readonly device: DeviceId;
  /** HQ's root certificate, DER. */
  readonly root: Uint8Array;
  /** In the order of the chain. */
  readonly records: readonly { readonly id: RecordId; readonly envelope: SignedText }[];
  /** Originals on the disk, each once; their names are their hashes. */
  readonly photos: readonly { readonly sha256: Sha256; readonly path: string }[];
  readonly acknowledgements: readonly { readonly record: RecordId; readonly of: 'record' | 'photos'; readonly envelope: SignedText }[];
  readonly receipts: readonly { readonly record: RecordId; readonly path: string }[];
}

/**
 * Writes a bundle (ZIP, nothing compressed: photos do not shrink and a damaged disk then harms one file only) to a new file and
 * fsyncs it. Photos and receipts are streamed from their places. Rejects with the file system's error; the caller writes to a
 * temporary name and renames.
 */
export async function writeBundle(path: string, contents: BundleContents): Promise<BundleManifest> {
  const zip = new ZipFile();
  const options = { compress: false, mtime: new Date(epochMs(contents.createdAt)), mode: 0o100644, forceDosTimestamp: true };
  const small = smallFiles(contents);
  const large = await largeFiles(contents);
  const files = [...small.map((file) => ({ path: file.path, bytes: file.content.length, sha256: sha256(file.content) })), ...large.map(({ path: name, bytes, sha256: hash }) => ({ path: name, bytes, sha256: hash }))];
  const manifest: BundleManifest = {
    format: 'gatecheck-bundle/1',
    createdAt: contents.createdAt,
    dealer: contents.dealer,
    device: contents.device,
    records: contents.records.map(({ id, envelope }) => ({ id, hash: recordHash(envelope) })),
    files,
  };
  zip.addBuffer(Buffer.from(canonicalText(manifest), 'utf8'), 'manifest.json', options);
  for (const file of small) zip.addBuffer(file.content, file.path, options);
  for (const file of large) zip.addFile(file.from, file.path, options);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path, { flags: 'wx' }));
  const written = await open(path, 'r+');
  try {
    await written.sync();
  } finally {
    await written.close();
  }
  return manifest;
}

function smallFiles({ root, records, acknowledgements }: BundleContents): readonly { readonly path: string; readonly content: Buffer }[] {
  return [
    { path: 'ca.der', content: Buffer.from(root) },
    ...records.map(({ id, envelope }) => ({ path: `records/${id}.json`, content: fileOfSignedText(envelope) })),
    ...acknowledgements.map(({ record, of, envelope }) => ({ path: `acknowledgements/${record}.${of}.json`, content: fileOfSignedText(envelope) })),
  ];
}

interface LargeFile {
  readonly path: string;
  readonly from: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

async function largeFiles({ photos, receipts }: BundleContents): Promise<readonly LargeFile[]> {
  const files: LargeFile[] = [];
  for (const photo of photos) files.push({ path: `photos/${photo.sha256}`, from: photo.path, bytes: (await stat(photo.path)).size, sha256: photo.sha256 });
  for (const receipt of receipts) files.push({ path: `receipts/${receipt.record}.pdf`, from: receipt.path, bytes: (await stat(receipt.path)).size, sha256: await sha256OfFile(receipt.path) });
  return files;
}
