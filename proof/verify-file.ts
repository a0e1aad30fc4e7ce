import { open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { judgeIssuer } from './issuer.ts';
import { failed, verdictOf, type FileKind, type Trust, type Verdict } from './verdict.ts';
import { judgeBundle } from './verify-bundle.ts';
import { judgeReceipt } from './verify-receipt.ts';
import { judgeAcknowledgement, judgeRecord } from './verify-record.ts';

/** The largest file but a bundle that is read. */
const mostBytes = 200_000_000;

/**
 * The verdict on a file, whatever its name: a receipt PDF, a bundle, a record or an acknowledgement. Records and
 * acknowledgements bring no authority along; without a given one, a `ca.der` in the same folder serves. A file that cannot be
 * read is a verdict too, never a throw.
 */
export async function judgeFile(path: string, trust: Trust): Promise<Verdict> {
  try {
    const kind = await kindOf(path);
    if (kind === 'bundle') return await judgeBundle(path, trust);
    if (kind === 'unknown' || (await stat(path)).size > mostBytes) return verdictOf('unknown', [failed('file', 'file-unknown')]);
    const bytes = await readFile(path);
    return kind === 'receipt' ? judgeReceipt(bytes, trust).verdict : judgeEnvelope(kind, bytes, trust, await rootBeside(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return verdictOf('unknown', [failed('file', 'file-unreadable')]);
    throw error;
  }
}

function judgeEnvelope(kind: 'record' | 'acknowledgement', bytes: Buffer, trust: Trust, beside: Buffer | undefined): Verdict {
  const issuer = judgeIssuer(trust, trust.kind === 'given' ? undefined : beside);
  if (issuer.authority === undefined) return verdictOf(kind, [issuer.check]);
  const judged = kind === 'record' ? judgeRecord(bytes, issuer.authority) : judgeAcknowledgement(bytes, issuer.authority);
  return verdictOf(kind, [issuer.check, judged.check]);
}

async function kindOf(path: string): Promise<FileKind> {
  const head = await headOf(path);
  if (head.startsWith('%PDF-')) return 'receipt';
  if (head.startsWith('PK\u0003\u0004')) return 'bundle';
  if (!head.startsWith('{"certificate":"')) return 'unknown';
  return head.includes(String.raw`{\"dealer\":`) && head.includes(String.raw`\"format\":\"gatecheck-acknowledgement/1\"`) ? 'acknowledgement' : 'record';
}

async function headOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(6_000), 0, 6_000, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function rootBeside(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(join(dirname(path), 'ca.der'));
  } catch {
    return undefined;
  }
}
