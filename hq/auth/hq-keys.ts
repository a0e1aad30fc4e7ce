import { createPrivateKey, type KeyObject } from 'node:crypto';
import { open, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAuthority, type Authority } from '../../proof/certificate.ts';
import { makeKeyPair } from '../../proof/ecdsa.ts';
import { base64 } from '../../proof/base64.ts';
import { issueCertificate, makeRootCertificate, type Validity } from '../../proof/issue-certificate.ts';
import { addMs, dayMs, type Instant } from '../../shared/kernel/instant.ts';
import { syncFolder } from '../store/sync-folder.ts';

/** HQ's keys: the authority that issues certificates, the key that signs what HQ says, and the pepper that one-time codes are hashed with. */
export interface HqKeys {
  readonly authority: Authority;
  readonly rootKey: KeyObject;
  /** Signs anchors, acknowledgements, policies and calendars. */
  readonly signingKey: KeyObject;
  /** DER of the signing key's certificate, and its base64. */
  readonly signingCertificate: Uint8Array;
  readonly signingCertificateText: string;
  readonly pepper: Uint8Array;
}

const yearMs = 366 * dayMs;

/**
 * Opens the keys in `folder`, or makes them at the first start: files of mode 0600, on the disk before anything is signed.
 * Throws where some are there and others are missing: a new authority would make every desk's proof worthless.
 */
export async function openHqKeys(folder: string, now: Instant, random: (count: number) => Uint8Array): Promise<HqKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await readKeys(folder);
  if (found !== undefined) return found;
  await makeKeys(folder, now, random);
  const made = await readKeys(folder);
  if (made === undefined) throw new Error('the keys were written but cannot be read');
  return made;
}

const files = ['root-key.pem', 'root.cer', 'signing-key.pem', 'signing.cer', 'pepper'] as const;

async function readKeys(folder: string): Promise<HqKeys | undefined> {
  const contents = await Promise.all(files.map((name) => readOrNothing(join(folder, name))));
  if (contents.every((content) => content === undefined)) return undefined;
  const [rootKey, root, signingKey, signing, pepper] = contents;
  if (rootKey === undefined || root === undefined || signingKey === undefined || signing === undefined || pepper === undefined) {
    throw new Error(`${folder} holds only some of HQ's keys (${files.join(', ')}); put the missing ones back from the backup`);
  }
  const authority = openAuthority(root);
  if (!authority.ok) throw new Error(`${join(folder, 'root.cer')} is not HQ's root certificate`);
  return {
    authority: authority.value,
    rootKey: createPrivateKey(rootKey),
    signingKey: createPrivateKey(signingKey),
    signingCertificate: signing,
    signingCertificateText: base64(signing),
    pepper,
  };
}

async function makeKeys(folder: string, now: Instant, random: (count: number) => Uint8Array): Promise<void> {
  const root = makeKeyPair();
  const signing = makeKeyPair();
  const valid = (years: number): Validity => ({ notBefore: addMs(now, -dayMs), notAfter: addMs(now, years * yearMs) });
  const rootCertificate = await makeRootCertificate({ name: 'GateCheck HQ', key: root.privateKey, serial: random(16), ...valid(40) });
  const signingCertificate = await issueCertificate({
    root: rootCertificate,
    rootKey: root.privateKey,
    publicKey: signing.publicKey.export({ format: 'der', type: 'spki' }),
    holder: { kind: 'hq', name: 'GateCheck HQ' },
    serial: random(16),
    ...valid(20),
  });
  // The root's certificate comes last: without it the folder counts as half-made and HQ says so instead of making other keys.
  await writeSecret(join(folder, 'pepper'), random(32));
  await writeSecret(join(folder, 'root-key.pem'), pemOf(root.privateKey));
  await writeSecret(join(folder, 'signing-key.pem'), pemOf(signing.privateKey));
  await writeSecret(join(folder, 'signing.cer'), signingCertificate);
  await writeSecret(join(folder, 'root.cer'), rootCertificate);
  await syncFolder(folder);
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

async function writeSecret(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readOrNothing(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}
