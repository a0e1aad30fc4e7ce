import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRecord } from '../../../proof/record.ts';
import { sha256 } from '../../../proof/sha256.ts';
import { writeBundle } from '../../../proof/write-bundle.ts';
import { scanLimits } from '../../../hq/job/scan-limits.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { makeUuid7, type DealerId, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs, hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { pickupSchema } from '../../../shared/delivery/pickup.ts';
import { fileForm, openConsoleHq, problemOf, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork } from '../../kit/hq-desk.ts';

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`what HQ makes of records on ${kind}`, () => {
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
      expect((await desk.enrol(code.value.code)).status).toBe(200);
      return desk;
    }

    const newPickup = (ago: number) => ({ id: makeUuid7<PickupId>(epochMs(house.clock.now()), randomBytes(10)), pickedUpAt: addMs(house.clock.now(), -ago) });
    /** Materials: four hours from the pickup (R-TL-9). */
    const materials = [{ productClass: 'material', unit: 'piece' }] as const;

    const limitOf = async (work: SealedWork) => house.hq.db.selectFrom('pickup_limits').select(['state', 'because', 'record']).where('pickup', '=', pickupOf(work)).executeTakeFirstOrThrow();
    const pickupOf = ({ record }: SealedWork): PickupId => {
      if (record.body.kind !== 'feedback' && record.body.kind !== 'refusal') throw new Error('no pickup');
      return record.body.pickup.id;
    };

    function reportOf(work: SealedWork, unsent: readonly object[] = []) {
      if (work.record.body.kind !== 'feedback') throw new Error('a feedback is expected');
      return { pickup: pickupSchema.parse(work.record.body.pickup), revision: 1, limitsShownAt: null, reminders: [], unsent };
    }

    const report = async (desk: TestDesk, pickups: readonly object[], complete = true) =>
      desk.call('POST', '/wire/v1/reports', { pickups, complete, queue: { waiting: 0, parked: 0 }, wall: house.clock.now() });

    it('tells the region’s dispatcher of a refusal at once, and nobody of another region', async () => {
      const desk = await newDesk();
      const cookieOf = async (username: string) => (await fetch(`${house.url}/console/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: 'yanhuo-2026' }) })).headers.get('set-cookie')?.split(';')[0] ?? '';
      const listen = async (username: string, stop: AbortController) => fetch(`${house.url}/console/v1/notices/stream`, { headers: { cookie: await cookieOf(username) }, signal: stop.signal });
      const [stopEast, stopCentral] = [new AbortController(), new AbortController()];
      const [east, central] = [await listen('dispatcher-east', stopEast), await listen('dispatcher-central', stopCentral)];
      let heardElsewhere = '';
      const elsewhere = (async () => {
        for await (const piece of central.body ?? []) heardElsewhere += Buffer.from(piece).toString('utf8');
      })().catch(() => undefined);
      const work = desk.seal({ kind: 'refusal' });
      expect((await desk.put(work)).status).toBe(200);
      let heard = '';
      for await (const piece of east.body ?? []) {
        heard += Buffer.from(piece).toString('utf8');
        if (heard.includes(work.record.id)) break;
      }
      expect(heard).toContain('"kind":"refusal"');
      expect(heard).toContain('138-0531-2266');
      stopEast.abort();
      stopCentral.abort();
      await elsewhere;
      expect(heardElsewhere).not.toContain(work.record.id);
      const dispatcher = await house.signIn('dispatcher-east');
      const page = (await dispatcher('GET', '/console/v1/notices')).body;
      expect(page.unread).toBe(page.total);
      await dispatcher('POST', '/console/v1/notices/read', { ids: [page.rows[0].id] });
      expect((await dispatcher('GET', '/console/v1/notices')).body.unread).toBe(page.total - 1);
    });

    it('grades by what can be proved of the sealing, and lets a person decide the rest (R-TL-18, R-TL-19)', async () => {
      const desk = await newDesk();
      const inTime = desk.seal({ lines: materials, pickup: newPickup(hourMs) });
      await desk.put(inTime);
      expect(await limitOf(inTime)).toMatchObject({ state: 'in-time', record: inTime.record.id });
      house.clock.advance(1);
      const late = desk.seal({ lines: materials, pickup: newPickup(30 * hourMs) });
      await desk.put(late);
      expect((await limitOf(late)).state).toBe('late');
      const doubtful = desk.seal({ lines: materials, pickup: newPickup(30 * hourMs), elapsedMs: null });
      await desk.put(doubtful);
      expect((await limitOf(doubtful)).state).toBe('needs-review');

      const assistant = await house.signIn('assistant-east');
      const other = await house.signIn('assistant-central');
      const path = `/console/v1/records/${doubtful.record.id}/review`;
      const decision = { rule: 'R-TL-9', verdict: 'in-time', reason: '仓库监控显示当天已签字' };
      expect((await other('POST', path, decision)).status).toBe(404);
      const reviewed = await assistant('POST', path, decision);
      expect([reviewed.status, reviewed.body?.row?.timeliness]).toEqual([200, 'in-time']);
      expect((await limitOf(doubtful)).state).toBe('in-time');
      expect(problemOf(await assistant('POST', `/console/v1/records/${late.record.id}/review`, decision))).toBe('thing.changed-meanwhile');
      const news = (await desk.call('GET', '/wire/v1/news?after=0&limit=200')).body.items.filter((item: { kind: string }) => item.kind === 'judgement');
      expect(news.map((item: { limits: { verdict: string }[] }) => item.limits[0]?.verdict)).toEqual(expect.arrayContaining(['in-time', 'late', 'needs-review']));
      expect(news.filter((item: { record: string }) => item.record === doubtful.record.id)).toHaveLength(2);
    });

    it('deems goods accepted only after contact with nothing sealed, or silence, and never in doubt (R-TL-20, R-TL-23)', async () => {
      const desk = await newDesk();
      const quiet = await newDesk();
      const [open, doubtful, silent] = [desk.seal({ lines: materials, pickup: newPickup(hourMs), keepChain: true }), desk.seal({ lines: materials, pickup: newPickup(hourMs) }), quiet.seal({ lines: materials, pickup: newPickup(hourMs), keepChain: true })];
      const unsent = [{ record: doubtful.record.id, kind: 'feedback', sealedAtWall: house.clock.now(), lines: doubtful.record.body.kind === 'feedback' ? doubtful.record.body.lines.map((line) => line.line) : [] }];
      expect((await report(desk, [reportOf(open), reportOf(doubtful, unsent)])).status).toBe(200);
      expect((await report(quiet, [reportOf(silent)])).status).toBe(200);
      expect((await limitOf(open)).state).toBe('running');

      house.clock.advance(2 * hourMs + 30 * minuteMs);
      await scanLimits(house.hq);
      await scanLimits(house.hq);
      expect((await limitOf(open)).state).toBe('near');
      const near = await house.hq.db.selectFrom('notices').select('id').where('pickup', '=', pickupOf(open)).execute();
      expect(near).toHaveLength(1);

      house.clock.advance(hourMs);
      await scanLimits(house.hq);
      expect((await limitOf(open)).state).toBe('no-feedback');
      expect(await limitOf(doubtful)).toMatchObject({ state: 'in-doubt', because: JSON.stringify(['unsent-feedback']) });
      await desk.fetchAnchor();
      expect((await report(desk, [reportOf(open), reportOf(doubtful, unsent)])).status).toBe(200);
      expect(await limitOf(open)).toMatchObject({ state: 'deemed-accepted', because: JSON.stringify(['contact-after-deadline']) });
      expect((await limitOf(doubtful)).state).toBe('in-doubt');

      expect((await desk.put(doubtful)).status).toBe(200);
      expect((await limitOf(doubtful)).state).toBe('in-time');
      expect((await limitOf(silent)).state).toBe('no-feedback');
      house.clock.advance(7 * dayMs);
      await scanLimits(house.hq);
      expect(await limitOf(silent)).toMatchObject({ state: 'deemed-accepted', because: JSON.stringify(['silence']) });
      const assistant = await house.signIn('assistant-east');
      const page = (await assistant('GET', '/console/v1/pickups?state=deemed-accepted&limit=200')).body;
      expect(page.rows.map((row: { pickup: string }) => row.pickup)).toContain(pickupOf(silent));
    });

    it('refuses reports of another dealer’s pickups', async () => {
      const [desk, thief] = [await newDesk(), await newDesk('JX0047')];
      const work = desk.seal({ lines: materials, pickup: newPickup(hourMs), keepChain: true });
      await report(desk, [reportOf(work)]);
      expect((await report(thief, [reportOf(work)])).body.data.code).toBe('record.foreign');
    });

    it('pages, filters, shows and marks records, and hands the original out for verification', async () => {
      const desk = await newDesk('JX0103');
      const picture = await sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: '#8899aa' } }).jpeg().toBuffer();
      const works = [];
      for (let count = 0; count < 5; count += 1) {
        house.clock.advance(1);
        const work = desk.seal(count === 4 ? { photos: [picture] } : {});
        expect((await desk.put(work)).status).toBe(200);
        works.push(work);
      }
      const last = works.at(-1);
      if (last === undefined) throw new Error('no record');
      await desk.upload(last.record.id, picture);
      const assistant = await house.signIn('assistant-southwest');
      const seen: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const page: { rows: { record: string }[]; next: string | null; total: number } = (await assistant('GET', `/console/v1/records?limit=2&dealer=JX0103${after === '' ? '' : `&after=${after}`}`)).body;
        expect(page.total).toBe(5);
        seen.push(...page.rows.map((row) => row.record));
        after = page.next;
      }
      expect(seen).toEqual(works.map((work) => work.record.id).toReversed());
      expect((await assistant('GET', '/console/v1/records?withDifferences=true')).body.rows.map((row: { record: string }) => row.record)).toEqual([last.record.id]);

      const view = (await assistant('GET', `/console/v1/records/${last.record.id}`)).body;
      expect(view).toMatchObject({ recordHash: last.hash, proof: { grade: 'anchored', chainSequence: 5, deviceName: '前台电脑' }, row: { photos: { listed: 1, arrived: 1 } } });
      const original = (await assistant('GET', `/console/v1/records/${last.record.id}/original`)).body;
      const opened = openRecord(original.record, house.hq.keys.authority);
      expect(opened.ok && opened.value.hash).toBe(last.hash);
      const marked = await assistant('POST', `/console/v1/records/${last.record.id}/seen`, { seen: true });
      expect(marked.body).toMatchObject({ seenBy: '唐小婉' });
      expect((await assistant('GET', '/console/v1/records?unseen=true')).body.total).toBe(4);

      const photo = last.record.photos[0]?.sha256 ?? '';
      const thumb = await assistant('GET', `/console/v1/records/${last.record.id}/photos/${photo}/thumb`);
      expect(await sharp(thumb.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
      const working = await assistant('GET', `/console/v1/records/${last.record.id}/photos/${photo}/working`);
      expect(await sharp(working.bytes).metadata()).toMatchObject({ width: 1_600 });
      expect(Buffer.from((await assistant('GET', `/console/v1/records/${last.record.id}/photos/${photo}/original`)).bytes).equals(picture)).toBe(true);
      const found = (await assistant('GET', `/console/v1/search?text=${encodeURIComponent('成都武侯')}`)).body;
      expect([found.records.length, found.dealers.length]).toEqual([5, 1]);
      expect((await assistant('GET', '/console/v1/home')).body.unseenFeedback).toBe(4);
    });

    it('takes a bundle in as often as it comes, in the regions of whoever brings it', async () => {
      const desk = await newDesk();
      const photo = randomBytes(50_000);
      const [first, second] = [desk.seal({ photos: [photo] }), desk.seal()];
      const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bundle-'));
      try {
        await writeFile(join(folder, 'photo'), photo);
        await writeBundle(join(folder, 'work.gcb'), {
          createdAt: house.clock.now(), dealer: desk.dealer.id, device: desk.device, root: house.hq.keys.authority.certificate.der,
          records: [first, second].map((work) => ({ id: work.record.id, envelope: work.signed })), photos: [{ sha256: sha256(photo), path: join(folder, 'photo') }], acknowledgements: [], receipts: [],
        });
        const bytes = await readFile(join(folder, 'work.gcb'));
        const other = await (await house.signIn('assistant-central'))('POST', '/console/v1/bundles', fileForm(bytes, 'work.gcb'));
        expect(other.body.refused.map((each: { problem: string }) => each.problem)).toEqual(['permission.denied', 'permission.denied']);
        const assistant = await house.signIn('assistant-east');
        expect((await assistant('POST', '/console/v1/bundles', fileForm(bytes, 'work.gcb'))).body).toEqual({ accepted: 2, alreadyHeld: 0, refused: [] });
        expect((await assistant('POST', '/console/v1/bundles', fileForm(bytes, 'work.gcb'))).body).toEqual({ accepted: 0, alreadyHeld: 2, refused: [] });
        expect((await assistant('GET', `/console/v1/records/${first.record.id}`)).body).toMatchObject({ arrivedPhotos: [sha256(photo)], acknowledgements: [{ of: 'record' }, { of: 'photos' }] });
        expect((await desk.put(first)).status).toBe(200);
        expect(problemOf(await assistant('POST', '/console/v1/bundles', fileForm(bytes.subarray(0, 4_000), 'work.gcb')))).toBe('bundle.unreadable');
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('keeps forged and altered records of a bundle in quarantine, once, under the person who uploaded it', async () => {
      const desk = await newDesk();
      const [whole, altered, broken] = [desk.seal({ keepChain: true }), desk.seal({ keepChain: true }), desk.seal({ keepChain: true })];
      const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bundle-'));
      try {
        await writeBundle(join(folder, 'work.gcb'), {
          createdAt: house.clock.now(), dealer: desk.dealer.id, device: desk.device, root: house.hq.keys.authority.certificate.der,
          records: [
            { id: whole.record.id, envelope: whole.signed },
            { id: altered.record.id, envelope: { ...altered.signed, text: altered.signed.text.replace('顺达物流', '顺风物流') } },
            { id: broken.record.id, envelope: { ...broken.signed, signature: 'keine Unterschrift' } },
          ],
          photos: [], acknowledgements: [], receipts: [],
        });
        const form = () => readFile(join(folder, 'work.gcb')).then((bytes) => fileForm(bytes, 'work.gcb'));
        const assistant = await house.signIn('assistant-east');
        const refused = [{ record: altered.record.id, problem: 'record.signature-wrong' }, { record: broken.record.id, problem: 'record.not-canonical' }];
        expect((await assistant('POST', '/console/v1/bundles', await form())).body).toEqual({ accepted: 1, alreadyHeld: 0, refused });
        expect((await assistant('POST', '/console/v1/bundles', await form())).body).toEqual({ accepted: 0, alreadyHeld: 1, refused });
        const admin = await house.signIn('admin');
        const { rows } = (await admin('GET', '/console/v1/quarantine?text=assistant-east')).body as { readonly rows: readonly { readonly id: string; readonly recordId: string }[] };
        expect(rows.map((row) => row.recordId).toSorted()).toEqual([altered.record.id, broken.record.id].toSorted());
        expect(rows[0]).toMatchObject({ broughtBy: 'assistant-east', device: null, dealer: null });
        const texts = await Promise.all(rows.map(async (row) => (await admin('GET', `/console/v1/quarantine/${row.id}`)).body.text as string));
        expect(texts.some((text) => text.includes('顺风物流')) && texts.some((text) => text.includes('keine Unterschrift'))).toBe(true);
        const told = (await admin('GET', '/console/v1/notices?limit=50')).body.rows as readonly { readonly kind: string; readonly dealerName: string }[];
        expect(told.filter((notice) => notice.kind === 'quarantined' && notice.dealerName === '')).toHaveLength(2);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('shows the quarantine to administrators and notices a changed audit', async () => {
      const desk = await newDesk();
      const work = desk.seal({ keepChain: true });
      await desk.put({ record: work.record, signed: { ...work.signed, text: work.signed.text.replace('顺达物流', '顺风物流') } });
      const admin = await house.signIn('admin');
      const row = (await admin('GET', `/console/v1/quarantine?text=${desk.device}`)).body.rows[0];
      expect(row).toMatchObject({ problem: 'record.signature-wrong', device: desk.device, recordId: work.record.id });
      expect((await admin('GET', `/console/v1/quarantine/${row.id}`)).body.text).toContain('顺风物流');
      expect((await admin('GET', '/console/v1/audit')).body.chainHolds).toBe(true);
      await house.hq.db.updateTable('audit').set({ who: 'somebody else' }).where('position', '=', 3).execute();
      house.clock.advance(minuteMs);
      expect((await admin('GET', '/console/v1/audit')).body.chainHolds).toBe(false);
    });

    it('locks a name after ten wrong passwords, whether anybody has it or not', async () => {
      const attempt = async (username: string, password: string) => {
        const answer = await house.nobody('POST', '/console/v1/session', { username, password });
        return answer.status === 200 ? 'in' : problemOf(answer);
      };
      const all: (string | undefined)[][] = [];
      for (const username of ['tracker', 'nobody-here']) {
        house.clock.advance(2 * minuteMs);
        const answers = [];
        for (let count = 0; count < 11; count += 1) answers.push(await attempt(username, 'wrong'));
        all.push(answers);
      }
      expect(all[0]).toEqual([...Array.from({ length: 9 }, () => 'sign-in.wrong'), 'sign-in.locked', 'sign-in.locked']);
      expect(all[1]).toEqual(all[0]);
      expect(await attempt('tracker', 'yanhuo-2026')).toBe('sign-in.locked');
      house.clock.advance(16 * minuteMs);
      expect(await attempt('tracker', 'yanhuo-2026')).toBe('in');
    });

    it('ends sessions that idle, and all others of a person who changes the password', async () => {
      const [one, two] = [await house.signIn('service'), await house.signIn('service')];
      expect(problemOf(await one('POST', '/console/v1/session/password', { current: 'wrong', next: 'brand-new-2026' }))).toBe('sign-in.wrong');
      expect((await one('POST', '/console/v1/session/password', { current: 'yanhuo-2026', next: 'brand-new-2026' })).status).toBe(200);
      expect((await one('GET', '/console/v1/session')).body.username).toBe('service');
      expect(problemOf(await two('GET', '/console/v1/session'))).toBe('sign-in.needed');
      house.clock.advance(13 * hourMs);
      expect(problemOf(await one('GET', '/console/v1/session'))).toBe('sign-in.needed');
    });

    it('ends between two records when whoever brings a bundle breaks off, keeps what it has, and goes on from there with the same bundle', async () => {
      const desk = await newDesk();
      const works = Array.from({ length: 60 }, () => desk.seal());
      const folder = await mkdtemp(join(tmpdir(), 'gatecheck-bundle-'));
      try {
        await writeBundle(join(folder, 'work.gcb'), {
          createdAt: house.clock.now(), dealer: desk.dealer.id, device: desk.device, root: house.hq.keys.authority.certificate.der,
          records: works.map((work) => ({ id: work.record.id, envelope: work.signed })), photos: [], acknowledgements: [], receipts: [],
        });
        const bytes = await readFile(join(folder, 'work.gcb'));
        const held = async (): Promise<number> => {
          const [row] = await house.hq.db.selectFrom('records').select((eb) => eb.fn.countAll<number>().as('count')).where('device', '=', desk.device).execute();
          return row?.count ?? 0;
        };
        const told = async (): Promise<number> => (await house.hq.db.selectFrom('audit').select('details').where('action', '=', 'take-bundle').where('about', '=', `desk:${desk.device}`).execute()).length;
        const assistant = await house.signIn('assistant-east');
        const breaking = new AbortController();
        const first = assistant('POST', '/console/v1/bundles', fileForm(bytes, 'work.gcb'), {}, breaking.signal).catch(() => undefined);
        await vi.waitFor(async () => expect(await held()).toBeGreaterThan(0), { timeout: 20_000, interval: 1 });
        breaking.abort();
        await first;
        await vi.waitFor(async () => expect(await told()).toBe(1), { timeout: 20_000, interval: 20 });
        const kept = await held();
        expect(kept).toBeLessThan(60);
        expect((await assistant('POST', '/console/v1/bundles', fileForm(bytes, 'work.gcb'))).body).toEqual({ accepted: 60 - kept, alreadyHeld: kept, refused: [] });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });
}
