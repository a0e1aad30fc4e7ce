import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openAcknowledgement } from '../../proof/acknowledgement.ts';
import { openCertificate } from '../../proof/certificate.ts';
import { seedDemo } from '../../hq/demo/seed-demo.ts';
import type { Hq } from '../../hq/hq.ts';
import { silentLogger } from '../../hq/logger.ts';
import { createHq, type RunningHq } from '../../hq/server.ts';
import type { DealerId, DeviceId, PersonId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import { addMs, dayMs, type Instant } from '../../shared/kernel/instant.ts';
import { signedTextSchema, type SignedText } from '../../shared/seal/signed-text.ts';
import { oldestWireVersion } from '../../shared/wire/base.ts';
import { readFrozenDesks, type Exchange, type FrozenDesk } from '../kit/frozen-desk.ts';

let running: RunningHq | undefined;
let folder = '';
afterEach(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

/** HQ as it is today, with the keys it had then and the desk it had enrolled then. */
async function openNewHq(frozen: FrozenDesk): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-old-desk-'));
  await mkdir(join(folder, 'keys'));
  for (const [name, content] of Object.entries(frozen.keys)) await writeFile(join(folder, 'keys', name), Buffer.from(content, 'base64'), { mode: 0o600 });
  const clock = { now: () => frozen.at as Instant };
  running = await createHq({ dataDir: folder, clock, random: (count) => randomBytes(count), logger: silentLogger, database: { kind: 'sqlite' } });
  await seedDemo(running.hq);
  await enrol(running.hq, frozen);
  return running.app.listen({ host: '127.0.0.1', port: 0 });
}

async function enrol({ db, keys }: Hq, { at, device, person }: FrozenDesk): Promise<void> {
  const [dealer, id, signer] = [device.dealer as DealerId, device.id as DeviceId, person.id as PersonId];
  const enrolledAt = addMs(at as Instant, -dayMs);
  await db.insertInto('persons').values({ id: signer, dealer, name: person.name, role: person.role, created_at: enrolledAt, revoked_at: null, revoked_because: null }).execute();
  await db
    .insertInto('devices')
    .values({ id, dealer, name: device.name, enrolled_at: enrolledAt, last_sequence: 0, last_hash: null, last_contact_at: null, complete_report_at: null, clock_drift_ms: null, waiting: 0, parked: 0, revoked_at: null, revoked_because: null, off_before: '[]' })
    .execute();
  for (const [kind, text] of [['device', device.certificate], ['person', person.certificate]] as const) {
    const opened = openCertificate(text, keys.authority, kind);
    if (!opened.ok) throw new Error(`the ${kind}'s certificate is not opened any more: ${opened.problem.code}`);
    const { fingerprint, serial, notAfter } = opened.value;
    await db
      .insertInto('certificates')
      .values({ fingerprint, serial, kind, dealer, device: id, person: kind === 'person' ? signer : null, der: text, issued_at: enrolledAt, expires_at: notAfter, revoked_at: null, revoked_because: null })
      .execute();
  }
}

async function say(url: string, { method, path, headers, body }: Exchange): Promise<{ readonly status: number; readonly value: Readonly<Record<string, unknown>> }> {
  const response = await fetch(url + path, { method, headers, ...(body === null ? {} : { body: Buffer.from(body, 'base64') }) });
  const text = await response.text();
  return { status: response.status, value: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

const desks = readFrozenDesks().filter((frozen) => frozen.wire >= oldestWireVersion);

describe.each(desks.map((frozen) => [frozen.wire, frozen] as const))('a desk of wire %i', (_, frozen) => {
  test('hands its work in to the HQ of today, byte for byte as it was written then, and is answered in the shapes it knows', async () => {
    const url = await openNewHq(frozen);
    const acknowledged: SignedText[] = [];
    for (const exchange of frozen.exchanges) {
      const { status, value } = await say(url, exchange);
      expect([exchange.path, status, Object.keys(value).sort()]).toEqual([exchange.path, exchange.status, exchange.answer]);
      if ('acknowledgement' in value) acknowledged.push(signedTextSchema.parse(value['acknowledgement']));
    }
    const authority = running?.hq.keys.authority;
    if (authority === undefined) throw new Error('HQ is not running');
    // Of a picture's answer only that of the last one carries an acknowledgement, and all pictures are the first record's.
    const expected = frozen.exchanges
      .filter(({ answer }) => answer.includes('acknowledgement'))
      .map(({ method, path }) => ({ of: method === 'PUT' ? 'record' : 'photos', record: frozen.records.find(({ id }) => path.includes(id)) ?? frozen.records[0] }));
    const opened = acknowledged.map((signed, index) => openAcknowledgement(signed, authority, { record: expected[index]?.record?.id as RecordId, recordHash: expected[index]?.record?.hash as Sha256 }));
    expect(opened.map((each) => each.ok && each.value.of)).toEqual(expected.map(({ of }) => of));
    expect(expected.map(({ of }) => of)).toEqual(expect.arrayContaining(['record', 'photos']));
    const held = await running?.hq.db.selectFrom('records').select(['id', 'hash', 'kind']).orderBy('position').execute();
    expect(held).toEqual(frozen.records);
    expect(await running?.hq.db.selectFrom('quarantine').select('id').execute()).toEqual([]);
  });

  test('is not believed with a single byte changed', async () => {
    const url = await openNewHq(frozen);
    for (const exchange of frozen.exchanges) {
      if (exchange.method !== 'PUT') {
        await say(url, exchange);
        continue;
      }
      const body = Buffer.from(exchange.body ?? '', 'base64');
      const place = Math.floor(body.length / 2);
      body[place] = (body[place] ?? 0) ^ 1;
      expect((await say(url, { ...exchange, body: body.toString('base64') })).status).toBe(401);
    }
    expect(await running?.hq.db.selectFrom('records').select('id').execute()).toEqual([]);
  });
});
