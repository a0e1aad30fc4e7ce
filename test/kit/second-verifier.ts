import { webcrypto } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { derTree, fixedSignature, must, step, Unacceptable, type Node } from './second-der.ts';

/**
 * A second verifier of records, acknowledgements and receipts, written apart from the product: it finds things another way (by
 * patterns instead of the table), checks them another way (node by node instead of building anew) and computes with WebCrypto. Where
 * the two disagree, one of them is wrong.
 */
export async function secondVerdict(bytes: Buffer, root: Uint8Array): Promise<boolean> {
  try {
    const text = bytes.toString('latin1');
    if (text.startsWith('%PDF')) await acceptReceipt(bytes, text, hexOf(root));
    else await acceptEnvelope(bytes, hexOf(root));
    return true;
  } catch (error) {
    if (error instanceof Unacceptable || error instanceof SyntaxError) return false;
    throw error;
  }
}

interface Envelope {
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly certificate: string;
  readonly subject: ReadonlyMap<string, string>;
}

async function acceptEnvelope(bytes: Buffer, root: string): Promise<Envelope> {
  const file = bytes.toString('utf8');
  must(Buffer.from(file, 'utf8').equals(bytes), 'not UTF-8');
  const envelope = JSON.parse(file) as Record<string, string>;
  must(typeof envelope === 'object' && envelope !== null && ordered(envelope) === file, 'not the one spelling');
  must(Object.keys(envelope).join() === 'certificate,signature,text', 'members');
  const { certificate = '', signature = '', text = '' } = envelope;
  for (const encoded of [certificate, signature]) must(Buffer.from(encoded, 'base64').toString('base64') === encoded, 'base64');
  const certificateHex = Buffer.from(certificate, 'base64').toString('hex');
  const subject = await acceptCertificate(certificateHex, root);
  must(await isSigned(keyIn(certificateHex), Buffer.from(signature, 'base64').toString('hex'), hexOf(Buffer.from(text, 'utf8'))), 'signature');
  const value = JSON.parse(text) as Record<string, unknown>;
  must(ordered(value) === text, 'text not canonical');
  acceptHolder(value, subject);
  return { text, value, certificate: certificateHex, subject };
}

function acceptHolder(value: Readonly<Record<string, unknown>>, subject: ReadonlyMap<string, string>): void {
  if (value['format'] === 'gatecheck-acknowledgement/1') return must(subject.get(oid.unit) === 'hq', 'not HQ');
  must(value['format'] === 'gatecheck-record/1' && subject.get(oid.unit) === 'person', 'not a record of a person');
  const person = value['person'] as Readonly<Record<string, string>>;
  must(subject.get(oid.organisation) === value['dealer'] && subject.get(oid.serial) === value['device'], 'another dealer or device');
  must(subject.get(oid.user) === person['id'] && subject.get(oid.common) === person['name'] && subject.get(oid.title) === person['role'], 'another person');
  must((value['photos'] as readonly unknown[]).length === value['photoCount'], 'photo count');
}

const oid = { common: '550403', unit: '55040b', organisation: '55040a', serial: '550405', title: '55040c', user: '0992268993f22c640101' } as const;
const ecdsaSha256 = '300a06082a8648ce3d040302';
const sha256Algorithm = '300b0609608648016503040201';

async function acceptCertificate(hex: string, root: string): Promise<ReadonlyMap<string, string>> {
  const certificate = derTree(hex);
  must(certificate.tag === '30' && certificate.kids.map((kid) => kid.tag).join() === '30,30,03' && step(certificate, 1).hex === ecdsaSha256, 'certificate');
  must(step(certificate, 0, 3).hex === step(derTree(root), 0, 5).hex, 'issuer');
  const bits = step(certificate, 2);
  must(bits.tag === '03' && bits.body.startsWith('00'), 'signature bits');
  must(await isSigned(keyIn(root), fixedSignature(derTree(bits.body.slice(2))), step(certificate, 0).hex), 'certificate not issued by the root');
  return new Map(step(certificate, 0, 5).kids.map((set) => [step(set, 0, 0).body, Buffer.from(step(set, 0, 1).body, 'hex').toString('utf8')]));
}

function keyIn(certificateHex: string): string {
  return step(derTree(certificateHex), 0, 6).hex;
}

async function isSigned(spki: string, signature: string, message: string): Promise<boolean> {
  const key = await webcrypto.subtle.importKey('spki', Buffer.from(spki, 'hex'), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(signature, 'hex'), Buffer.from(message, 'hex'));
}

async function acceptReceipt(bytes: Buffer, text: string, root: string): Promise<void> {
  const ranges = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n\/Contents (?=<)/g)];
  const range = ranges[0];
  must(ranges.length === 1 && range !== undefined && text.endsWith('%%EOF\n'), 'one range');
  const [start = 0, end = 0, rest = 0] = range.slice(1).map(Number);
  must(start === range.index + range[0].length && end + rest === bytes.length, 'range');
  const contents = /^<([0-9a-f]+)>$/.exec(text.slice(start, end));
  must(contents !== null, 'contents');
  const envelope = await acceptEnvelope(attached(bytes, text, 'record.json'), root);
  must(hexOf(attached(bytes, text, 'ca.der')) === root, 'another root inside');
  const digest = await sha256(Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]));
  await acceptCms(contents[1] ?? '', digest, envelope.certificate, root);
  const record = envelope.value as unknown as { readonly id: string; readonly shown: { readonly sha256: string } };
  must((await sha256(attached(bytes, text, 'receipt.txt'))) === record.shown.sha256, 'text shown');
  const hash = await sha256(Buffer.from(envelope.text, 'utf8'));
  must(text.includes(`\n(gatecheck:1:${record.id}:${hash}:`), 'code');
}

async function acceptCms(contents: string, digest: string, certificate: string, root: string): Promise<void> {
  const length = contents.startsWith('3082') ? 8 + 2 * parseInt(contents.slice(4, 8), 16) : 0;
  must(/^0*$/.test(contents.slice(length)), 'padding');
  const cms = derTree(contents.slice(0, length));
  must(cms.tag === '30' && cms.kids.length === 2 && step(cms, 0).tag === '06' && step(cms, 0).body === '2a864886f70d010702' && step(cms, 1).tag === 'a0' && step(cms, 1).kids.length === 1, 'signed data');
  const content = step(cms, 1, 0);
  const [version, algorithms, inner, certificates, signers] = content.kids;
  must(content.tag === '30' && content.kids.length === 5 && version?.hex === '020101' && algorithms?.hex === `310d${sha256Algorithm}` && inner?.hex === '300b06092a864886f70d010701', 'content');
  must(certificates?.tag === 'a0' && certificates.body === [certificate, root].sort().join(''), 'certificates');
  must(signers?.tag === '31' && signers.kids.length === 1, 'one signer');
  const signer = step(signers, 0);
  must(signer.tag === '30' && signer.kids.length === 6 && step(signer, 0).hex === '020101', 'signer');
  const own = derTree(certificate);
  must(step(signer, 1).tag === '30' && step(signer, 1).body === step(own, 0, 3).hex + step(own, 0, 1).hex, 'signer name');
  must(step(signer, 2).hex === sha256Algorithm && step(signer, 4).hex === ecdsaSha256 && step(signer, 5).tag === '04', 'algorithms');
  acceptAttributes(step(signer, 3), digest, await sha256(Buffer.from(certificate, 'hex')));
  const signed = `31${step(signer, 3).hex.slice(2)}`;
  must(await isSigned(keyIn(certificate), fixedSignature(derTree(step(signer, 5).body)), signed), 'signature of the file');
}

function acceptAttributes(attributes: Node, digest: string, certificateHash: string): void {
  const expected = [
    '301806092a864886f70d010903310b06092a864886f70d010701',
    `302f06092a864886f70d01090431220420${digest}`,
    `3037060b2a864886f70d010910022f31283026302430220420${certificateHash}`,
  ];
  must(attributes.tag === 'a0' && attributes.kids.length === 3, 'attributes');
  must(expected.every((each) => attributes.kids.some((kid) => kid.hex === each)), 'attribute');
}

function attached(bytes: Buffer, text: string, name: string): Buffer {
  const specification = new RegExp(`/F \\(${name.replace('.', '\\.')}\\)\\n/EF <<\\n/F (\\d+) 0 R`).exec(text);
  must(specification !== null, `${name} is not attached`);
  const object = new RegExp(`\\n${specification[1]} 0 obj\\n<<[^]*?/Length (\\d+)[^]*?>>\\nstream\\n`).exec(text);
  must(object !== null && object[0].includes('/FlateDecode'), `${name} has no stream`);
  const start = object.index + object[0].length;
  try {
    return inflateSync(bytes.subarray(start, start + Number(object[1])));
  } catch {
    throw new Unacceptable(`${name} does not inflate`);
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return hexOf(new Uint8Array(await webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes))));
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Own writer of the one spelling: members in order of their names, no blanks. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Readonly<Record<string, unknown>>;
  return `{${Object.keys(members).toSorted().map((key) => `${JSON.stringify(key)}:${ordered(members[key])}`).join()}}`;
}
