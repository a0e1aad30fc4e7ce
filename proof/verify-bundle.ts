import { createHash } from 'node:crypto';
import { isNextLink } from '../shared/seal/chain.ts';
import { mostSignedTextBytes } from '../shared/seal/signed-text.ts';
import type { Authority } from './certificate.ts';
import { judgeIssuer } from './issuer.ts';
import { openBundle, type Bundle } from './open-bundle.ts';
import type { OpenedRecord } from './record.ts';
import { failed, passed, verdictOf, type Check, type Trust, type Verdict } from './verdict.ts';
import { judgeReceipt } from './verify-receipt.ts';
import { judgeAcknowledgement, judgeRecord } from './verify-record.ts';

/** JSON escapes may lengthen a text; an envelope is at most twice its text and a little. */
const mostEnvelopeBytes = 2 * mostSignedTextBytes + 10_000;
const mostReceiptBytes = 200_000_000;

/**
 * The verdict on a bundle: it holds the files that its manifest names, with their hashes, and no other; every record, acknowledgement
 * and receipt in it holds and they belong together; the chain has no gap; every photo that a record lists is there, whole.
 */
export async function judgeBundle(path: string, trust: Trust): Promise<Verdict> {
  const opened = await openBundle(path);
  if (!opened.ok) return verdictOf('bundle', [failed('file', 'file-unreadable')]);
  const bundle = opened.value;
  try {
    const manifest = await judgeManifest(bundle);
    if (!manifest.ok) return verdictOf('bundle', [manifest]);
    const issuer = judgeIssuer(trust, bundle.size('ca.der') === undefined ? undefined : await bundle.read('ca.der', 4_000));
    if (issuer.authority === undefined) return verdictOf('bundle', [manifest, issuer.check]);
    const records = await judgeRecords(bundle, issuer.authority);
    const checks = [manifest, issuer.check, ...records.checks, judgeChain(records.opened), judgePhotos(bundle, records.opened)];
    return verdictOf('bundle', [...checks, ...(await judgeAcknowledgements(bundle, issuer.authority, records.opened)), ...(await judgeReceipts(bundle, trust, records.opened))]);
  } catch {
    // Whatever a damaged archive makes the reader throw, the answer is the same.
    return verdictOf('bundle', [failed('file', 'file-unreadable')]);
  } finally {
    bundle.close();
  }
}

async function judgeManifest(bundle: Bundle): Promise<Check> {
  const named = new Map(bundle.manifest.files.map((file) => [file.path, file]));
  if (named.size !== bundle.manifest.files.length || named.size !== bundle.paths.length) return failed('manifest', 'manifest-differs', { path: 'manifest.json' });
  for (const path of bundle.paths) {
    const file = named.get(path);
    if (file === undefined || bundle.size(path) !== file.bytes || (await hashOf(bundle, path)) !== file.sha256) return failed('manifest', 'manifest-differs', { path });
  }
  return passed('manifest', 'manifest-holds', { files: String(named.size) });
}

async function hashOf(bundle: Bundle, path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of await bundle.stream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

async function judgeRecords(bundle: Bundle, authority: Authority): Promise<{ readonly checks: readonly Check[]; readonly opened: ReadonlyMap<string, OpenedRecord> }> {
  const opened = new Map<string, OpenedRecord>();
  const checks: Check[] = [];
  const inside = bundle.paths.filter((path) => path.startsWith('records/')).length;
  if (inside !== bundle.manifest.records.length) checks.push(failed('manifest', 'manifest-differs', { path: 'records' }));
  for (const { id, hash } of bundle.manifest.records) {
    const judged = judgeRecord(await bundle.read(`records/${id}.json`, mostEnvelopeBytes), authority);
    const isSame = judged.opened !== undefined && judged.opened.record.id === id && judged.opened.hash === hash;
    checks.push(judged.opened !== undefined && !isSame ? failed('manifest', 'manifest-differs', { path: `records/${id}.json` }) : judged.check);
    if (judged.opened !== undefined && isSame) opened.set(id, judged.opened);
  }
  return { checks, opened };
}

/** A bundle may begin anywhere in a chain and leave out what HQ has; records that follow each other in number must join. */
function judgeChain(opened: ReadonlyMap<string, OpenedRecord>): Check {
  const before = new Map<string, { readonly sequence: number; readonly hash: OpenedRecord['hash'] }>();
  for (const { record, hash } of [...opened.values()].toSorted((left, right) => left.record.sequence - right.record.sequence)) {
    const last = before.get(record.device);
    if (last !== undefined && record.sequence <= last.sequence + 1 && !isNextLink(record, last)) return failed('chain', 'chain-broken', { id: record.id });
    before.set(record.device, { sequence: record.sequence, hash });
  }
  return passed('chain', 'chain-holds', { records: String(opened.size) });
}

/** The manifest has been checked, so a photo whose path is not its hash is one that somebody renamed. */
function judgePhotos(bundle: Bundle, opened: ReadonlyMap<string, OpenedRecord>): Check {
  const inside = new Map(bundle.manifest.files.filter((file) => file.path.startsWith('photos/')).map((file) => [file.path.slice('photos/'.length), file]));
  const listed = new Map([...opened.values()].flatMap(({ record }) => record.photos).map((photo) => [photo.sha256 as string, photo]));
  for (const [name, file] of inside) {
    if (file.sha256 !== name || listed.get(name)?.bytes !== file.bytes) return failed('photos', 'photos-altered', { sha256: name });
  }
  const missing = [...listed.keys()].filter((sha256) => !inside.has(sha256));
  return missing.length === 0 ? passed('photos', 'photos-whole', { photos: String(inside.size) }) : failed('photos', 'photos-missing', { missing: String(missing.length) });
}

async function judgeAcknowledgements(bundle: Bundle, authority: Authority, opened: ReadonlyMap<string, OpenedRecord>): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const path of bundle.paths.filter((each) => each.startsWith('acknowledgements/'))) {
    const of = opened.get(idIn(path));
    checks.push(of === undefined ? failed('acknowledgement', 'acknowledgement-of-another', { id: idIn(path) }) : judgeAcknowledgement(await bundle.read(path, mostEnvelopeBytes), authority, of).check);
  }
  return checks;
}

async function judgeReceipts(bundle: Bundle, trust: Trust, opened: ReadonlyMap<string, OpenedRecord>): Promise<readonly Check[]> {
  const paths = bundle.paths.filter((path) => path.startsWith('receipts/'));
  for (const path of paths) {
    const judged = judgeReceipt(await bundle.read(path, mostReceiptBytes), trust);
    if (!judged.verdict.ok || judged.opened?.hash !== opened.get(idIn(path))?.hash) return [failed('receipts', 'receipts-wrong', { id: idIn(path) })];
  }
  return paths.length === 0 ? [] : [passed('receipts', 'receipts-hold', { receipts: String(paths.length) })];
}

function idIn(path: string): string {
  return path.slice(path.indexOf('/') + 1).slice(0, 36);
}
