import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { issueCode } from '../../hq/device/issue-code.ts';
import { pickupSchema } from '../../shared/delivery/pickup.ts';
import type { DealerId } from '../../shared/kernel/ids.ts';
import type { RecordBody } from '../../shared/seal/sealed-record.ts';
import { wireVersion } from '../../shared/wire/base.ts';
import { openConsoleHq } from './console-hq.ts';
import { frozenDeskPath, type Exchange, type FrozenDesk } from './frozen-desk.ts';
import { TestDesk, type SealedWork } from './hq-desk.ts';

/** Headers that a desk writes itself. */
const ofDesk = /^(?:x-gatecheck-.*|content-type|tus-resumable|upload-.*)$/;

/** Stands between a desk and HQ and writes down what the desk says. */
async function openRecorder(hqUrl: string): Promise<{ readonly url: string; readonly exchanges: readonly Exchange[]; readonly close: () => void }> {
  const exchanges: Exchange[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => ofDesk.test(name)).map(([name, value]) => [name, String(value)]));
    const method = request.method as Exchange['method'];
    const path = request.url ?? '';
    const answer = await fetch(hqUrl + path, { method, headers, ...(body.length === 0 ? {} : { body }) });
    const text = await answer.text();
    exchanges.push({ method, path, headers, body: body.length === 0 ? null : body.toString('base64'), status: answer.status, answer: text === '' ? [] : Object.keys(JSON.parse(text) as object).sort() });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  };
  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, exchanges, close: () => void server.close() };
}

const path = frozenDeskPath(wireVersion);
if (existsSync(path)) throw new Error(`${path} is frozen: raise wireVersion in shared/wire/base.ts first (shared/wire/README.md)`);

const house = await openConsoleHq('sqlite');
const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
if (!code.ok) throw new Error(code.problem.code);
const enrolled = new TestDesk(house.url, house.clock.now);
await enrolled.enrol(code.value.code);
const recorder = await openRecorder(house.url);
const desk = new TestDesk(recorder.url, house.clock.now);
desk.becomes(enrolled);

await desk.fetchAnchor();
const photo = randomBytes(600);
const feedback = desk.seal({ photos: [photo], lines: [{ productClass: 'door', unit: 'set' }, { productClass: 'pipe', unit: 'metre' }], covers: [1] });
const { body } = feedback.record;
if (body.kind !== 'feedback') throw new Error('a feedback is expected');
const bodied = (other: RecordBody): SealedWork => desk.seal({ change: (record) => ({ ...record, body: other }) });
const works = [
  feedback,
  desk.seal({ kind: 'refusal' }),
  bodied({ kind: 'install-notice', pickup: body.pickup.id, lines: body.lines.map((line) => line.line), warnedAt: house.clock.now(), damageOpen: true, note: '客户催装' }),
  bodied({ kind: 'correction', corrects: feedback.record.id, correctsHash: feedback.hash, note: '车牌写错，应为沪A88K12' }),
];
for (const work of works) await desk.put(work);
await desk.call('GET', `/wire/v1/records/${feedback.record.id}/missing-photos`);
await desk.upload(feedback.record.id, photo);
await desk.complete(feedback.record.id);
const reminders = [{ rule: 'R-TL-7', dueAt: house.clock.now(), kind: 'one-hour', shownAt: house.clock.now() }];
await desk.call('POST', '/wire/v1/reports', { pickups: [{ pickup: pickupSchema.parse(body.pickup), revision: 1, limitsShownAt: house.clock.now(), reminders, unsent: [] }], complete: true, queue: { waiting: 0, parked: 0 }, wall: house.clock.now() });
await desk.call('GET', '/wire/v1/news?after=0&limit=200');

const keys = join(house.hq.dataDir, 'keys');
const frozen: FrozenDesk = {
  wire: wireVersion,
  at: house.clock.now(),
  keys: Object.fromEntries(readdirSync(keys).sort().map((name) => [name, readFileSync(join(keys, name)).toString('base64')])),
  device: { id: desk.device, name: '前台电脑', dealer: desk.dealer.id, certificate: desk.deviceCertificate },
  person: { ...desk.person, certificate: desk.personCertificate },
  records: works.map(({ record, hash }) => ({ id: record.id, hash, kind: record.body.kind })),
  exchanges: [...recorder.exchanges],
};
const refused = frozen.exchanges.filter((exchange) => exchange.status >= 300);
recorder.close();
await house.close();
if (refused.length > 0) throw new Error(`HQ refused ${refused.map((exchange) => exchange.path).join(', ')}`);
writeFileSync(path, `${JSON.stringify(frozen, null, 1)}\n`);
process.stdout.write(`${path}: ${frozen.exchanges.length} requests\n`);
