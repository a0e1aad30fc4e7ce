import { createWriteStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

/** A file that came in a form, on the disk until the answer has gone. */
export interface ReceivedFile {
  readonly file: File;
  readonly path: string;
}

export class MultipartError extends Error {}
export class FileTooLargeError extends Error {}

const mostHeaderBytes = 16_384;

/**
 * Takes the one file of a `multipart/form-data` body (RFC 7578) to `path`, piece by piece, so that no size fills the memory.
 * Rejects with `MultipartError` where the body is anything else, with `FileTooLargeError` past `limit` bytes; nothing is left behind then.
 */
export async function receiveFile(body: Readable, contentType: string, path: string, limit: number): Promise<ReceivedFile> {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) throw new MultipartError('no boundary');
  const found = { fileName: '' };
  try {
    await pipeline(body, (source: AsyncIterable<Buffer>) => fileBytes(source, name, limit, found), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    const blob = await openAsBlob(path);
    return { file: new File([blob], found.fileName), path };
  } catch (fault) {
    await rm(path, { force: true });
    throw fault;
  }
}

async function* fileBytes(source: AsyncIterable<Buffer>, boundary: string, limit: number, found: { fileName: string }): AsyncGenerator<Buffer> {
  const end = Buffer.from(`\r\n--${boundary}`);
  let held: Buffer = Buffer.alloc(0);
  let isInside = false;
  let isDone = false;
  let total = 0;
  for await (const piece of source) {
    if (isDone) continue;
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    if (!isInside) {
      const blank = held.indexOf('\r\n\r\n');
      if (blank < 0) {
        if (held.length > mostHeaderBytes) throw new MultipartError('headers too long');
        continue;
      }
      found.fileName = fileNameOf(held.subarray(0, blank).toString('utf8'), boundary);
      held = held.subarray(blank + 4);
      isInside = true;
    }
    const at = held.indexOf(end);
    isDone = at >= 0;
    const ready = isDone ? at : Math.max(0, held.length - end.length);
    total += ready;
    if (total > limit) throw new FileTooLargeError();
    if (ready > 0) yield held.subarray(0, ready);
    held = held.subarray(ready);
  }
  if (!isDone) throw new MultipartError('the file does not end');
}

function fileNameOf(headers: string, boundary: string): string {
  if (!headers.startsWith(`--${boundary}`)) throw new MultipartError('no part');
  const name = /content-disposition:\s*form-data;[^\r\n]*\bname="file"/i.test(headers);
  const fileName = /\bfilename="((?:[^"\\]|\\.)*)"/i.exec(headers)?.[1];
  if (!name || fileName === undefined) throw new MultipartError('a part named "file" is expected first');
  return decodeName(fileName).slice(0, 255);
}

/** Browsers write quotes and line ends of a file name as `%22`, `%0D`, `%0A` (HTML, multipart/form-data encoding). */
function decodeName(text: string): string {
  return text.replaceAll('%22', '"').replaceAll('%0D', '').replaceAll('%0A', '').replaceAll('\\"', '"');
}
