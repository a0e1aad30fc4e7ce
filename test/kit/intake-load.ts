import { createHash, randomBytes } from 'node:crypto';
import { openAcknowledgement } from '../../proof/acknowledgement.ts';
import { bytesOfBase64 } from '../../proof/base64.ts';
import { openAuthority } from '../../proof/certificate.ts';
import { sha256 } from '../../proof/sha256.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { metadata, TestDesk, type SealedWork } from './hq-desk.ts';
import { RawConnection, rawRequest, type RawRequest } from './raw-http.ts';

/**
 * A load of desks in a process of its own: `node intake-load.ts hq URL ROUNDS RECORDS PHOTO_BYTES CODE…` enrols a desk for each code and makes
 * and signs every record and request before the clock starts. Then each desk sends its records in order: the record, its three photos at the
 * same time, and the completion unless a photo's answer brought it, as desks do. The first round, of a quarter of the size, warms HQ up and is not told. With `plain` instead of `hq` the same bytes
 * go by plain PUTs, and each code stands for a desk. Prints a line of JSON for each round: seconds, the load's own milliseconds of CPU, and for each record how long it took.
 */
const [mode = '', url = '', roundsText = '0', countText = '0', bytesText = '0', ...codes] = process.argv.slice(2);
const count = Number(countText);
const photoBytes = Number(bytesText);
const sizes = [Math.ceil(count / 4), ...Array.from({ length: Number(roundsText) }, () => count)];
const base = randomBytes(photoBytes);
const emptyHash = sha256('');

/** Steps that follow each other; the requests of one go at the same time. */
type Steps = readonly (readonly RawRequest[])[];

interface Sender {
  readonly prepare: () => Steps;
  /** Throws unless the answers to the last steps that were prepared are HQ's acknowledgements of that record. */
  readonly check: (answers: readonly Buffer[]) => void;
}

let pictures = 0;

/** Pictures differ in their first eight bytes; the rest is one piece of memory. */
function picture(): readonly [Buffer, Buffer] {
  const first = Buffer.alloc(8);
  first.writeDoubleBE((pictures += 1), 0);
  return [first, base.subarray(8)];
}

function hashOf(pieces: readonly Buffer[]): Sha256 {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex') as Sha256;
}

async function enrol(code: string): Promise<Sender> {
  const desk = new TestDesk(url, () => instantOf(Date.now()));
  const enrolled = await desk.enrol(code);
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  const authority = openAuthority(bytesOfBase64(desk.ca) ?? new Uint8Array());
  if (!authority.ok) throw new Error('HQ has no authority');
  let last: SealedWork | undefined;
  const prepare = (): Steps => {
    const photos = [picture(), picture(), picture()];
    const work = desk.seal({ photos: photos.map((pieces) => Buffer.concat(pieces)) });
    last = work;
    const path = `/wire/v1/records/${work.record.id}`;
    const body = Buffer.from(JSON.stringify({ record: work.signed }));
    const uploads = photos.map((pieces) => {
      const headers = { ...desk.sign('POST', '/wire/v1/uploads', 'streamed'), 'tus-resumable': '1.0.0', 'upload-length': photoBytes, 'upload-metadata': metadata(work.record.id, hashOf(pieces)), 'content-type': 'application/offset+octet-stream' };
      return rawRequest('POST', '/wire/v1/uploads', headers, pieces, 201);
    });
    return [
      [rawRequest('PUT', path, { ...desk.sign('PUT', path, sha256(body)), 'content-type': 'application/json' }, [body], 200)],
      uploads,
      [rawRequest('POST', `${path}/completion`, desk.sign('POST', `${path}/completion`, emptyHash), [], 200)],
    ];
  };
  const check = (answers: readonly Buffer[]): void => {
    for (const answer of [answers[0], answers.slice(1).find(({ length }) => length > 0)]) {
      const { acknowledgement } = JSON.parse(answer?.toString('utf8') ?? '') as { readonly acknowledgement: SignedText };
      const opened = last === undefined ? undefined : openAcknowledgement(acknowledgement, authority.value, { record: last.record.id, recordHash: last.hash });
      if (opened?.ok !== true) throw new Error('an answer is no acknowledgement of its record');
    }
  };
  return { prepare, check };
}

function plainSender(): Sender {
  const desk = new TestDesk(url, () => instantOf(Date.now()));
  desk.personCertificate = randomBytes(500).toString('base64');
  const prepare = (): Steps => {
    const photos = [picture(), picture(), picture()];
    const work = desk.seal({ photos: photos.map((pieces) => Buffer.concat(pieces)) });
    return [
      [rawRequest('PUT', `/records/${work.record.id}`, {}, [Buffer.from(JSON.stringify({ record: work.signed }))], 200)],
      photos.map((pieces) => rawRequest('PUT', `/photos/${hashOf(pieces)}`, {}, pieces, 200)),
    ];
  };
  return { prepare, check: () => undefined };
}

async function runRound(queues: readonly (readonly Steps[])[], connections: readonly (readonly RawConnection[])[]) {
  const took: number[] = [];
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  const last = await Promise.all(
    queues.map(async (queue, desk) => {
      let answers: Buffer[] = [];
      for (const steps of queue) {
        const from = performance.now();
        answers = [];
        const isWhole = (): boolean => steps.length === 3 && answers.slice(1).some(({ length }) => length > 0);
        for (const step of steps) if (!isWhole()) answers.push(...(await Promise.all(step.map(async (request, index) => connectionOf(connections, desk, index).send(request)))));
        took.push(performance.now() - from);
      }
      return answers;
    }),
  );
  const { user, system } = process.cpuUsage(usedBefore);
  return { seconds: (performance.now() - startedAt) / 1_000, cpuMs: (user + system) / 1_000, took, last };
}

function connectionOf(connections: readonly (readonly RawConnection[])[], desk: number, index: number): RawConnection {
  const connection = connections[desk]?.[index];
  if (connection === undefined) throw new Error('a desk has three connections');
  return connection;
}

const port = Number(new URL(url).port);
const senders: Sender[] = [];
for (const code of codes) senders.push(mode === 'hq' ? await enrol(code) : plainSender());
const connections = await Promise.all(senders.map(async () => Promise.all([0, 1, 2].map(async () => RawConnection.open(port)))));
for (const [round, size] of sizes.entries()) {
  const queues = senders.map((sender) => Array.from({ length: size }, sender.prepare));
  const { last, ...told } = await runRound(queues, connections);
  senders.forEach((sender, index) => {
    sender.check(last[index] ?? []);
  });
  if (round > 0) process.stdout.write(`${JSON.stringify(told)}\n`);
}
for (const connection of connections.flat()) connection.close();
