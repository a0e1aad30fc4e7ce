import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import { openAuthority } from '../../../proof/certificate.ts';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import { signRecord } from '../../../proof/record.ts';
import { bytesOfBase64 } from '../../../proof/base64.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { revokeDesk } from '../../../hq/desk/revoke.ts';
import { makeUuid7, type DealerId, type RecordId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { metadata, TestDesk, type DeskAnswer } from '../../kit/hq-desk.ts';

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`sealed records come in on ${kind}`, () => {
    let house: ConsoleHq;

    beforeAll(async () => {
      house = await openConsoleHq(kind);
    });
    afterAll(async () => {
      await house.close();
    });

    async function newDesk(dealer = 'JX0012'): Promise<TestDesk> {
      const code = await issueCode(house.hq, { dealer: dealer as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
      if (!code.ok) throw new Error(code.problem.code);
      const desk = new TestDesk(house.url, house.clock.now);
      const answer = await desk.enrol(code.value.code);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return desk;
    }

    const problemOf = (answer: DeskAnswer): string => answer.body?.data?.code as string;

    async function quarantined(desk: TestDesk): Promise<readonly string[]> {
      const rows = await house.hq.db.selectFrom('quarantine').select('problem').where('device', '=', desk.device).execute();
      return rows.map((row) => row.problem).sort();
    }

    it('takes a record and its photos in and acknowledges both, verifiably', async () => {
      const desk = await newDesk();
      const photos = [randomBytes(5_000), randomBytes(70_000), randomBytes(300_000)];
      const work = desk.seal({ photos });
      const put = await desk.put(work);
      expect(put.status).toBe(200);
      const authority = openAuthority(bytesOfBase64(desk.ca) ?? new Uint8Array());
      if (!authority.ok) throw new Error('no authority');
      const first = openAcknowledgement(put.body.acknowledgement, authority.value, { record: work.record.id, recordHash: work.hash });
      expect(first.ok && first.value).toMatchObject({ of: 'record', epoch: house.hq.epoch });

      const early = await desk.complete(work.record.id);
      expect(problemOf(early)).toBe('record.photos-missing');
      for (const photo of photos) expect((await desk.upload(work.record.id, photo)).status).toBe(201);
      expect((await desk.call('GET', `/wire/v1/records/${work.record.id}/missing-photos`)).body).toEqual({ missing: [] });
      const complete = await desk.complete(work.record.id);
      const second = openAcknowledgement(complete.body.acknowledgement, authority.value, { record: work.record.id, recordHash: work.hash });
      expect(second.ok && second.value).toMatchObject({ of: 'photos', photos: 3 });
      expect((await desk.complete(work.record.id)).body).toEqual(complete.body);
    });

    it('goes on with an upload where it was interrupted', async () => {
      const desk = await newDesk();
      const photo = randomBytes(400_000);
      const work = desk.seal({ photos: [photo] });
      await desk.put(work);
      const begun = await desk.tus('POST', '/wire/v1/uploads', { 'upload-length': String(photo.length), 'upload-metadata': metadata(work.record.id, work.record.photos[0]?.sha256 ?? '') });
      expect(begun.status).toBe(201);
      const place = begun.headers.get('location') ?? '';
      const torn = new ReadableStream<Uint8Array>({
        async pull(controller) {
          controller.enqueue(new Uint8Array(photo.subarray(0, 150_000)));
          await new Promise((resolve) => setTimeout(resolve, 150));
          controller.error(new Error('the network is gone'));
        },
      });
      await desk.tus('PATCH', place, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, torn).catch(() => undefined);
      const head = await desk.tus('HEAD', place, {});
      const offset = Number(head.headers.get('upload-offset'));
      expect(offset).toBeGreaterThan(0);
      expect(offset).toBeLessThan(photo.length);
      const wrong = await desk.tus('PATCH', place, { 'upload-offset': String(offset + 1), 'content-type': 'application/offset+octet-stream' }, photo.subarray(offset + 1));
      expect(wrong.status).toBe(409);
      const rest = await desk.tus('PATCH', place, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, photo.subarray(offset));
      expect(rest.status).toBe(204);
      expect((await desk.complete(work.record.id)).status).toBe(200);
    });

    it('refuses altered, foreign and over-long pictures and those that nobody listed', async () => {
      const desk = await newDesk();
      const other = await newDesk('JX0047');
      const photo = randomBytes(20_000);
      const work = desk.seal({ photos: [photo] });
      await desk.put(work);
      const hash = work.record.photos[0]?.sha256 ?? '';
      expect(problemOf(await desk.upload(work.record.id, randomBytes(20_000), hash))).toBe('record.photo-altered');
      expect(problemOf(await desk.upload(work.record.id, randomBytes(20_001), hash))).toBe('record.photo-not-listed');
      expect(problemOf(await desk.upload(work.record.id, randomBytes(1_000)))).toBe('record.photo-not-listed');
      expect(problemOf(await other.upload(work.record.id, photo))).toBe('record.photo-not-listed');
      const tooLong = await desk.tus('POST', '/wire/v1/uploads', { 'upload-length': '20000', 'upload-metadata': metadata(work.record.id, hash), 'content-type': 'application/offset+octet-stream' }, randomBytes(30_000));
      expect(problemOf(tooLong)).toBe('input.too-large');
      expect((await desk.upload(work.record.id, photo)).status).toBe(201);
    });

    it('does not believe a dealer who lists another dealer’s picture', async () => {
      const desk = await newDesk();
      const thief = await newDesk('JX0047');
      const photo = randomBytes(10_000);
      const work = desk.seal({ photos: [photo] });
      await desk.put(work);
      await desk.upload(work.record.id, photo);
      const stolen = thief.seal({ photos: [photo] });
      expect((await thief.put(stolen)).status).toBe(200);
      expect((await thief.call('GET', `/wire/v1/records/${stolen.record.id}/missing-photos`)).body.missing).toHaveLength(1);
    });

    it('gives twenty parallel sends of one record one place and twenty equal answers', async () => {
      const desk = await newDesk();
      const work = desk.seal();
      const answers = await Promise.all(Array.from({ length: 20 }, async () => desk.put(work)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
      expect(answers.every((answer) => answer.status === 200)).toBe(true);
      const rows = await house.hq.db.selectFrom('records').select('id').where('device', '=', desk.device).execute();
      expect(rows).toHaveLength(1);
    });

    it('takes records of several desks at the same time, each chain in its order', async () => {
      const desks = await Promise.all(Array.from({ length: 6 }, async () => newDesk()));
      await Promise.all(
        desks.map(async (desk) => {
          for (let count = 0; count < 5; count += 1) expect((await desk.put(desk.seal())).status).toBe(200);
        }),
      );
      const positions = await house.hq.db.selectFrom('records').select('position').orderBy('position').execute();
      expect(positions.map((row) => row.position)).toEqual(positions.map((_, index) => index + 1));
    });

    it('answers other bytes under the same id with 409', async () => {
      const desk = await newDesk();
      const work = desk.seal();
      await desk.put(work);
      const other = desk.seal({ change: (record) => ({ ...record, id: work.record.id }), keepChain: true });
      const answer = await desk.put(other);
      expect([answer.status, problemOf(answer)]).toEqual([409, 'record.id-taken']);
      expect(await quarantined(desk)).toEqual(['record.id-taken']);
    });

    it('refuses forged and altered records and keeps them in quarantine', async () => {
      const desk = await newDesk();
      const work = desk.seal({ keepChain: true });
      const altered = { ...work.signed, text: work.signed.text.replace('顺达物流', '顺风物流') };
      expect(problemOf(await desk.put({ record: work.record, signed: altered }))).toBe('record.signature-wrong');
      const forged = signRecord(work.record, makeKeyPair().privateKey, bytesOfBase64(desk.personCertificate) ?? new Uint8Array());
      expect(problemOf(await desk.put({ record: work.record, signed: forged }))).toBe('record.signature-wrong');
      const wrongKind = { ...work.signed, certificate: desk.deviceCertificate };
      expect(problemOf(await desk.put({ record: work.record, signed: wrongKind }))).toBe('record.certificate-wrong');
      const spaced = { ...work.signed, text: `${work.signed.text} ` };
      expect(problemOf(await desk.put({ record: work.record, signed: spaced }))).toBe('record.signature-wrong');
      const unknown = desk.seal({ keepChain: true, change: (record) => ({ ...record, extra: 'x' }) as typeof record });
      expect(problemOf(await desk.put(unknown))).toBe('record.unknown-shape');
      const broken = { ...work.signed, text: `${work.signed.text}\u0000\ud800` };
      expect(problemOf(await desk.put({ record: work.record, signed: broken }))).toBe('record.not-canonical');
      expect(await quarantined(desk)).toEqual(['record.certificate-wrong', 'record.not-canonical', 'record.signature-wrong', 'record.signature-wrong', 'record.signature-wrong', 'record.unknown-shape']);
      expect((await desk.put(work)).status).toBe(200);
    });

    it('refuses records out of order, a second branch of a chain, and a record of another desk', async () => {
      const desk = await newDesk();
      const [first, second] = [desk.seal(), desk.seal()];
      const early = await desk.put(second);
      expect([problemOf(early), early.body.data.details]).toEqual(['record.chain-broken', { expectedSequence: 1 }]);
      expect((await desk.put(first)).status).toBe(200);
      expect((await desk.put(second)).status).toBe(200);
      const fork = desk.seal({ keepChain: true, change: (record) => ({ ...record, sequence: 2, previous: first.hash }) });
      expect(problemOf(await desk.put(fork))).toBe('record.chain-broken');
      const stranger = await newDesk('JX0047');
      expect(problemOf(await stranger.call('PUT', `/wire/v1/records/${second.record.id}`, { record: second.signed }))).toBe('record.foreign');
      const misnamed = desk.seal({ keepChain: true });
      expect(problemOf(await desk.call('PUT', `/wire/v1/records/${makeUuid7<RecordId>(1, randomBytes(10))}`, { record: misnamed.signed }))).toBe('record.foreign');
      const admin = await house.signIn('admin');
      const kinds = (await admin('GET', '/console/v1/notices?limit=200')).body.rows.map((row: { kind: string }) => row.kind);
      expect(kinds).toContain('device-lost-sequence');
    });

    it('holds limits of a record and keeps the quarantine small', async () => {
      const desk = await newDesk();
      const big = desk.seal({ keepChain: true, change: (record) => ({ ...record, body: { kind: 'correction', corrects: record.id, correctsHash: '0'.repeat(64) as never, note: '长'.repeat(2_001) } }) });
      expect(problemOf(await desk.put(big))).toBe('record.unknown-shape');
      const flood = { ...big.signed, text: `${big.signed.text}${'x'.repeat(600_000)}` };
      expect(problemOf(await desk.put({ record: big.record, signed: flood }))).toBe('record.signature-wrong');
      const kept = await house.hq.db.selectFrom('quarantine').select(['bytes', 'content', 'truncated']).where('device', '=', desk.device).where('problem', '=', 'record.signature-wrong').executeTakeFirstOrThrow();
      expect(kept.truncated).toBe(1);
      expect(kept.content.length).toBeLessThan(400_000);
    });

    it('refuses a replayed request, a stale anchor, a body that was not signed and an unknown desk', async () => {
      const desk = await newDesk();
      const path = '/wire/v1/news?after=0';
      const headers = desk.sign('GET', path, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' as never);
      expect((await fetch(house.url + path, { headers })).status).toBe(200);
      expect(((await (await fetch(house.url + path, { headers })).json()) as DeskAnswer['body']).data.code).toBe('device.replayed');
      const work = desk.seal({ keepChain: true });
      const put = `/wire/v1/records/${work.record.id}`;
      const lie = await fetch(house.url + put, { method: 'PUT', headers: { ...desk.sign('PUT', put, '0'.repeat(64) as never), 'content-type': 'application/json' }, body: JSON.stringify({ record: work.signed }) });
      expect(((await lie.json()) as DeskAnswer['body']).data.code).toBe('device.signature-wrong');
      const ghost = new TestDesk(house.url, house.clock.now);
      expect(problemOf(await ghost.call('GET', path))).toBe('device.unknown');
      const kept = desk.anchor;
      desk.anchor = kept === null ? null : { ...kept, nonce: '1'.repeat(32) };
      expect(problemOf(await desk.call('GET', path))).toBe('anchor.stale');
    });

    it('ends a revoked desk at once, its running upload too', async () => {
      const desk = await newDesk();
      const photo = randomBytes(300_000);
      const work = desk.seal({ photos: [photo] });
      await desk.put(work);
      const slow = new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(new Uint8Array(photo.subarray(0, 100_000)));
          await new Promise((resolve) => setTimeout(resolve, 200));
          await revokeDesk(house.hq, { username: 'admin' } as never, desk.device, 'stolen');
          controller.enqueue(new Uint8Array(photo.subarray(100_000)));
          controller.close();
        },
      });
      const running = await desk.tus('POST', '/wire/v1/uploads', { 'upload-length': '300000', 'upload-metadata': metadata(work.record.id, work.record.photos[0]?.sha256 ?? ''), 'content-type': 'application/offset+octet-stream' }, slow);
      expect(problemOf(running)).toBe('device.revoked');
      expect(problemOf(await desk.put(desk.seal({ keepChain: true })))).toBe('device.revoked');
    });
  });
}
