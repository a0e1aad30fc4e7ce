/** Tags of ITU-T X.690 that certificates and signatures use. */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag of a constructed, context-specific member: `[number]`. */
export function contextTag(number: number): number {
  return 0xa0 | number;
}

/** One element: its tag, its content, and the whole of its bytes. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** Thrown inside readers of DER; whoever opens foreign bytes catches it and refuses them. */
export class DerError extends Error {}

/** Reads exactly one element that fills the bytes. Throws a `DerError` on indefinite, over-long or wrong lengths. */
export function readDer(bytes: Uint8Array, expected?: number): Der {
  const [element, ...rest] = readAll(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (element === undefined || rest.length > 0) throw new DerError('one element expected');
  if (expected !== undefined && element.tag !== expected) throw new DerError(`tag ${expected} expected, ${element.tag} found`);
  return element;
}

/** The elements inside a constructed one. */
export function membersOf(element: Der): readonly Der[] {
  return readAll(element.content);
}

/** The member at the place, of the tag. Throws a `DerError` where it is missing or another. */
export function member(members: readonly Der[], place: number, expected: number): Der {
  const found = members[place];
  if (found === undefined || found.tag !== expected) throw new DerError(`tag ${expected} expected at ${place}`);
  return found;
}

function readAll(bytes: Buffer): readonly Der[] {
  const elements: Der[] = [];
  let at = 0;
  while (at < bytes.length) {
    const element = readOne(bytes.subarray(at));
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

function readOne(bytes: Buffer): Der {
  const first = bytes[0];
  const short = bytes[1];
  if (first === undefined || short === undefined || (first & 0x1f) === 0x1f) throw new DerError('cut short');
  if (short < 0x80) return slice(bytes, first, 2, short);
  const width = short & 0x7f;
  if (width === 0 || width > 3 || bytes.length < 2 + width) throw new DerError('length');
  const length = bytes.readUIntBE(2, width);
  if (length < 0x80 || length < 2 ** (8 * (width - 1))) throw new DerError('length longer than need be');
  return slice(bytes, first, 2 + width, length);
}

function slice(bytes: Buffer, first: number, start: number, length: number): Der {
  if (start + length > bytes.length) throw new DerError('cut short');
  return { tag: first, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) };
}

/** Writes one element. */
export function der(tagByte: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tagByte, content.length]), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tagByte, 0x80 | length.length]), length, content]);
}

/** A SET OF in DER's own order: members ascending by their bytes (X.690 §11.6). */
export function derSetOf(tagByte: number, ...members: readonly Buffer[]): Buffer {
  return der(tagByte, ...members.toSorted((left, right) => Buffer.compare(left, right)));
}

/** A non-negative INTEGER of big-endian bytes. */
export function derInteger(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const digits = bytes.subarray(start);
  return ((digits[0] ?? 0) & 0x80) === 0 ? der(tag.integer, digits) : der(tag.integer, Buffer.from([0]), digits);
}

/** An OBJECT IDENTIFIER written with dots. */
export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(tag.oid, Buffer.from(bytes));
}

/** ECDSA-Sig-Value (RFC 3279 §2.2.3) of a signature in IEEE P1363 form. */
export function derSignature(p1363: Uint8Array): Buffer {
  return der(tag.sequence, derInteger(p1363.subarray(0, 32)), derInteger(p1363.subarray(32)));
}

/** IEEE P1363 form of an ECDSA-Sig-Value. Throws a `DerError` on any spelling but the one of DER. */
export function p1363OfDer(bytes: Uint8Array): Buffer {
  const members = membersOf(readDer(bytes, tag.sequence));
  const halves = [0, 1].map((place) => {
    const content = member(members, place, tag.integer).content;
    const digits = content[0] === 0 ? content.subarray(1) : content;
    if (digits.length > 32) throw new DerError('signature too long');
    return Buffer.concat([Buffer.alloc(32 - digits.length), digits]);
  });
  const p1363 = Buffer.concat(halves);
  if (!derSignature(p1363).equals(bytes)) throw new DerError('signature not in DER');
  return p1363;
}
