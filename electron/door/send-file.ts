import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { rangeAnswer, rangeOf } from '../pages/byte-range.ts';

/** Sends a file, or the one range of it that was asked for. Answers `false` where there is none. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, file: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  const range = rangeOf(request.headers.range, found.size);
  const answer = rangeAnswer(range, found.size);
  response.writeHead(answer.status, { ...headers, ...answer.headers });
  if (request.method === 'HEAD') response.end();
  // A page that goes away in the middle of a file is no error of the desk.
  else await pipeline(createReadStream(file, range), response).catch(() => response.destroy());
  return true;
}
