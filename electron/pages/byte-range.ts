/** The first and the last byte of a part of a file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The one range of bytes that a `Range` header asks for (RFC 9110 §14.2): a clip is looked at from its middle. Anything else is answered with the whole file. */
export function rangeOf(header: string | null | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return undefined;
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  const start = match[1] === '' ? Math.max(0, size - last) : Number(match[1]);
  const end = match[1] === '' ? size - 1 : Math.min(last, size - 1);
  return start > end || start >= size ? undefined : { start, end };
}

/** Status and headers of a file's answer, whole or in part. */
export function rangeAnswer(range: ByteRange | undefined, size: number): { readonly status: 200 | 206; readonly headers: Readonly<Record<string, string>> } {
  const headers = { 'content-length': String(range === undefined ? size : range.end - range.start + 1), 'accept-ranges': 'bytes' };
  return range === undefined ? { status: 200, headers } : { status: 206, headers: { ...headers, 'content-range': `bytes ${range.start}-${range.end}/${size}` } };
}
