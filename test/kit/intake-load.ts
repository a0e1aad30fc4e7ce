import { randomBytes } from 'node:crypto';
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { sha256 } from '../../proof/sha256.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { metadata, TestDesk, type SealedWork } from './hq-desk.ts';

/**
 * A load of desks in a process of its own: `node intake-load.ts URL RECORDS PHOTO_BYTES CODE…` enrols a desk for each code, signs every
 * record and request beforehand, then sends: each desk its records in order, three photos of each at the same time, and the completion.
 * Prints one line of JSON: seconds, and for each record how long it took until both acknowledgements were there.
 */
const [url = '', countText = '0', bytesText = '0', ...codes] = process.argv.slice(2);
const count = Number(countText);
const photoBytes = Number(bytesText);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const base = randomBytes(photoBytes);
const emptyHash = sha256('');

interface Prepared {
  readonly put: Call;
  readonly uploads: readonly (Call & { readonly number: number })[];
  readonly complete: Call;
}
interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Buffer;
}

/** The picture of this number; pictures differ in their first bytes only. */
function picture(number: number): Buffer {
  const bytes = Buffer.from(base);
  bytes.writeDoubleBE(number, 0);
  return bytes;
}

let pictures = 0;
const queues: Prepared[][] = [];
for (const code of codes) {
  const desk = new TestDesk(url, () => instantOf(Date.now()));
  const enrolled = await desk.enrol(code);
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  queues.push(Array.from({ length: count }, () => prepare(desk)));
}

function prepare(desk: TestDesk): Prepared {
  const numbers = [0, 1, 2].map(() => (pictures += 1));
  const work = desk.seal({ photos: numbers.map(picture) });
  const path = `/wire/v1/records/${work.record.id}`;
  const body = Buffer.from(JSON.stringify({ record: work.signed }));
  return {
    put: { method: 'PUT', path, body, headers: { ...desk.sign('PUT', path, sha256(body)), 'content-type': 'application/json', 'content-length': body.length } },
    uploads: numbers.map((number, index) => uploadOf(desk, work, number, index)),
    complete: { method: 'POST', path: `${path}/completion`, headers: desk.sign('POST', `${path}/completion`, emptyHash) },
  };
}

function uploadOf(desk: TestDesk, work: SealedWork, number: number, index: number) {
  const headers = {
    ...desk.sign('POST', '/wire/v1/uploads', 'streamed'), 'tus-resumable': '1.0.0', 'upload-length': String(photoBytes), 'content-length': photoBytes,
    'upload-metadata': metadata(work.record.id, work.record.photos[index]?.sha256 ?? ''), 'content-type': 'application/offset+octet-stream',
  };
  return { method: 'POST', path: '/wire/v1/uploads', headers, number };
}

const { hostname, port } = new URL(url);

async function send(call: Call, expected: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const sent = request({ agent, hostname, port, method: call.method, path: call.path, headers: call.headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        if (response.statusCode === expected) resolve();
        else reject(new Error(`${call.method} ${call.path}: ${response.statusCode} ${Buffer.concat(pieces).toString('utf8')}`));
      });
    });
    sent.on('error', reject);
    sent.end(call.body);
  });
}

const took: number[] = [];
const startedAt = performance.now();
await Promise.all(
  queues.map(async (queue) => {
    for (const work of queue) {
      const from = performance.now();
      await send(work.put, 200);
      await Promise.all(work.uploads.map(async (upload) => send({ ...upload, body: picture(upload.number) }, 201)));
      await send(work.complete, 200);
      took.push(performance.now() - from);
    }
  }),
);
const seconds = (performance.now() - startedAt) / 1_000;
agent.destroy();
process.stdout.write(`${JSON.stringify({ seconds, took })}\n`);
