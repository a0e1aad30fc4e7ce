/** What a canonical text can hold: numbers are safe integers only, so no two programs can print one differently. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/** Deepest nesting a canonical text may have; a record needs nine. */
const deepest = 32;

/**
 * The one text of a value: RFC 8785 (JSON Canonicalization Scheme) narrowed to safe integers.
 * Keys are ordered by UTF-16 code unit, absent (`undefined`) members are left out.
 * Throws a `TypeError` on fractions, `-0`, unsafe integers, lone surrogates and nesting past 32.
 */
export function canonicalText(value: CanonicalValue): string {
  return write(value, 0);
}

function write(value: CanonicalValue, depth: number): string {
  if (depth > deepest) throw new TypeError('canonical text nests too deep');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`not a safe integer: ${value}`);
    return String(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('text with a lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: CanonicalValue) => write(item, depth + 1)).join(',')}]`;
  const members = value as { readonly [key: string]: CanonicalValue | undefined };
  const parts: string[] = [];
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    if (!key.isWellFormed()) throw new TypeError('key with a lone surrogate');
    parts.push(`${JSON.stringify(key)}:${write(member, depth + 1)}`);
  }
  return `{${parts.join(',')}}`;
}

/**
 * Reads a canonical text and refuses (`undefined`) any other spelling of the same value: blanks, other key order,
 * duplicate keys, escapes that need not be, fractions. A signed text is judged as it stands, never re-written.
 */
export function parseCanonicalText(text: string): CanonicalValue | undefined {
  try {
    const value = JSON.parse(text) as CanonicalValue;
    return canonicalText(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
