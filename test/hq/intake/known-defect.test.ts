import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanLimits } from '../../../hq/job/scan-limits.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { pickupLines, type LineKey } from '../../../shared/delivery/pickup.ts';
import { makeUuid7, type DealerId, type FindingId, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs, hourMs } from '../../../shared/kernel/instant.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { RecordBody } from '../../../shared/seal/sealed-record.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork } from '../../kit/hq-desk.ts';

/** Two lines under R-TL-9, four hours, and one door, which has until the end of the day (R-TL-7). */
const goods = [{ productClass: 'material', unit: 'piece' }, { productClass: 'material', unit: 'piece' }, { productClass: 'door', unit: 'set' }] as const;

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`R-TL-20: what HQ knew of a defect on ${kind}`, () => {
    let house: ConsoleHq;
    beforeAll(async () => {
      house = await openConsoleHq(kind);
    });
    afterAll(async () => {
      await house.close();
    });

    interface Delivery {
      readonly desk: TestDesk;
      readonly pickup: { readonly id: PickupId; readonly pickedUpAt: ReturnType<typeof addMs> };
      readonly orders: readonly OutboundOrder[];
      readonly lines: readonly LineKey[];
    }

    /** Goods picked up an hour ago, which the desk has reported and not fed back; `again`: goods that another desk has picked up, too. */
    async function newDelivery(again?: Delivery): Promise<Delivery> {
      const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
      if (!code.ok) throw new Error(code.problem.code);
      const desk = new TestDesk(house.url, house.clock.now);
      expect((await desk.enrol(code.value.code)).status).toBe(200);
      const pickup = { id: makeUuid7<PickupId>(epochMs(house.clock.now()), randomBytes(10)), pickedUpAt: addMs(house.clock.now(), -hourMs) };
      const { body } = desk.seal({ pickup, lines: goods, keepChain: true }).record;
      if (body.kind !== 'feedback') throw new Error('a feedback is expected');
      const taken = { ...body.pickup, orders: [...(again?.orders ?? body.pickup.orders)] };
      const delivery = { desk, pickup, orders: taken.orders, lines: pickupLines(taken).map((line) => line.key) };
      expect((await report(delivery, taken)).status).toBe(200);
      return delivery;
    }

    const report = async ({ desk }: Pick<Delivery, 'desk'>, pickup: object | null) =>
      desk.call('POST', '/wire/v1/reports', { pickups: pickup === null ? [] : [{ pickup, revision: 1, limitsShownAt: null, reminders: [], unsent: [] }], complete: true, queue: { waiting: 0, parked: 0 }, wall: house.clock.now() });

    function sealNotice({ desk, pickup, lines }: Delivery, which: readonly number[], damageOpen: boolean): SealedWork {
      const body: RecordBody = { kind: 'install-notice', pickup: pickup.id, lines: which.map((place) => lines[place - 1] ?? ''), warnedAt: house.clock.now(), damageOpen, note: '' };
      return desk.seal({ change: (record) => ({ ...record, body }) });
    }

    /** Feedback or refusal of some lines of the very goods that were reported. */
    function sealLines({ desk, pickup, orders }: Delivery, covers: readonly number[], isRefusal = false): SealedWork {
      return desk.seal({
        pickup, lines: goods, covers, kind: isRefusal ? 'refusal' : 'feedback', orderNo: orders[0]?.orderNo ?? '',
        change: (record) => (record.body.kind === 'feedback' || record.body.kind === 'refusal' ? { ...record, body: { ...record.body, pickup: { ...record.body.pickup, orders: [...orders] } } } : record),
      });
    }

    /** The desk is heard from a day after the deadlines, with nothing more to send. */
    async function afterTheDeadlines(delivery: Delivery): Promise<void> {
      house.clock.advance(dayMs);
      await delivery.desk.fetchAnchor();
      expect((await report(delivery, null)).status).toBe(200);
      await scanLimits(house.hq);
    }

    async function limitsOf({ pickup }: Delivery): Promise<Readonly<Record<string, readonly [string, string]>>> {
      const rows = await house.hq.db.selectFrom('pickup_limits').select(['rule', 'state', 'because']).where('pickup', '=', pickup.id).execute();
      return Object.fromEntries(rows.map((row) => [row.rule, [row.state, row.because]] as const));
    }

    it('deems goods accepted of which nobody said anything, though a notice names sound ones', async () => {
      const delivery = await newDelivery();
      expect((await delivery.desk.put(sealNotice(delivery, [1], false))).status).toBe(200);
      await afterTheDeadlines(delivery);
      expect(await limitsOf(delivery)).toMatchObject({ 'R-TL-9': ['deemed-accepted', '["contact-after-deadline"]'], 'R-TL-7': ['deemed-accepted', '["contact-after-deadline"]'] });
    });

    it('does not where a notice of installation told in time of open damage, and only in the limit it names', async () => {
      const delivery = await newDelivery();
      expect((await delivery.desk.put(sealNotice(delivery, [2], true))).status).toBe(200);
      expect((await limitsOf(delivery))['R-TL-9']?.[0]).not.toBe('in-doubt');
      await afterTheDeadlines(delivery);
      expect(await limitsOf(delivery)).toMatchObject({ 'R-TL-9': ['in-doubt', '["hq-knew-of-defect"]'], 'R-TL-7': ['deemed-accepted', '["contact-after-deadline"]'] });
      house.clock.advance(30 * dayMs);
      await scanLimits(house.hq);
      expect((await limitsOf(delivery))['R-TL-9']?.[0]).toBe('in-doubt');
    });

    it('does not where a refusal or a feedback with findings told of other goods of the limit', async () => {
      const refused = await newDelivery();
      expect((await refused.desk.put(sealLines(refused, [1], true))).status).toBe(200);
      await afterTheDeadlines(refused);
      expect(await limitsOf(refused)).toMatchObject({ 'R-TL-9': ['in-doubt', '["partly-fed-back","hq-knew-of-defect"]'], 'R-TL-7': ['deemed-accepted', '["contact-after-deadline"]'] });
      const sound = await newDelivery();
      expect((await sound.desk.put(sealLines(sound, [1]))).status).toBe(200);
      await afterTheDeadlines(sound);
      expect((await limitsOf(sound))['R-TL-9']).toEqual(['deemed-accepted', '["partly-fed-back","contact-after-deadline"]']);
    });

    it('counts a notice that was sealed in time and came late, and none that was sealed after the deadline', async () => {
      const held = await newDelivery();
      const kept = sealNotice(held, [1], true);
      await afterTheDeadlines(held);
      expect((await limitsOf(held))['R-TL-9']?.[0]).toBe('deemed-accepted');
      expect((await held.desk.put(kept)).status).toBe(200);
      expect((await limitsOf(held))['R-TL-9']).toEqual(['in-doubt', '["hq-knew-of-defect"]']);

      const late = await newDelivery();
      await afterTheDeadlines(late);
      expect((await late.desk.put(sealNotice(late, [1], true))).status).toBe(200);
      await scanLimits(house.hq);
      expect((await limitsOf(late))['R-TL-9']?.[0]).toBe('deemed-accepted');
    });

    it('counts what another desk told of the same goods, which it had picked up as well, also where that comes late', async () => {
      const [told, untold] = [await newDelivery(), await newDelivery()];
      const [twin, soundTwin] = [await newDelivery(told), await newDelivery(untold)];
      const kept = sealNotice(twin, [1], true);
      expect((await soundTwin.desk.put(sealLines(soundTwin, [1]))).status).toBe(200);
      for (const delivery of [told, untold]) await afterTheDeadlines(delivery);
      expect((await limitsOf(told))['R-TL-9']?.[0]).toBe('deemed-accepted');
      await twin.desk.fetchAnchor();
      expect((await twin.desk.put(kept)).status).toBe(200);
      expect((await limitsOf(told))['R-TL-9']).toEqual(['in-doubt', '["hq-knew-of-defect"]']);
      expect((await limitsOf(untold))['R-TL-9']?.[0]).toBe('deemed-accepted');
    });

    it('never calls feedback late where HQ knew before its deadline: a person reviews it', async () => {
      const told = await newDelivery();
      expect((await told.desk.put(sealNotice(told, [1], true))).status).toBe(200);
      await afterTheDeadlines(told);
      const feedback = sealLines(told, [1, 2, 3]);
      expect((await told.desk.put(feedback)).status).toBe(200);
      const verdicts = await house.hq.db.selectFrom('record_limits').select(['rule', 'verdict']).where('record', '=', feedback.record.id).orderBy('rule').execute();
      expect(verdicts).toEqual([{ rule: 'R-TL-7', verdict: 'late' }, { rule: 'R-TL-9', verdict: 'needs-review' }]);
      expect(await limitsOf(told)).toMatchObject({ 'R-TL-9': ['needs-review', '[]'], 'R-TL-7': ['late', '[]'] });
    });

    it('counts a feedback whose only fault is a finding of quantity', async () => {
      const delivery = await newDelivery();
      const { desk, pickup, orders } = delivery;
      const noted = desk.seal({
        pickup, lines: goods, covers: [1], orderNo: orders[0]?.orderNo ?? '',
        change: (record) => {
          if (record.body.kind !== 'feedback') return record;
          const finding = { id: makeUuid7<FindingId>(epochMs(house.clock.now()), randomBytes(10)), line: record.body.lines[0]?.line ?? '', stage: 2 as const, package: null, unit: null, check: 'weight' as const, nature: 'quantity' as const, severity: 'slight' as const, place: '', description: '轻了', quantity: wholeQuantity(2), photos: [] };
          return { ...record, body: { ...record.body, findings: [finding], pickup: { ...record.body.pickup, orders: [...orders] } } };
        },
      });
      expect((await desk.put(noted)).status).toBe(200);
      await afterTheDeadlines(delivery);
      expect((await limitsOf(delivery))['R-TL-9']).toEqual(['in-doubt', '["partly-fed-back","hq-knew-of-defect"]']);
    });

    it('lets a person decide what only the known defect keeps in doubt, with a reason, again if need be, and tells the dealer', async () => {
      const delivery = await newDelivery();
      expect((await delivery.desk.put(sealNotice(delivery, [2], true))).status).toBe(200);
      const decide = async (username: string, rule: string, verdict: string, reason = '已电话核实，其余完好') => {
        const answer = await (await house.signIn(username))('POST', `/console/v1/pickups/${delivery.pickup.id}/settlement`, { rule, verdict, reason });
        return [answer.status, answer.body.state ?? answer.body.data?.code];
      };
      // Nothing to decide while the limit runs, nor where nothing is in doubt.
      expect(await decide('assistant-east', 'R-TL-9', 'deemed-accepted')).toEqual([409, 'thing.changed-meanwhile']);
      await afterTheDeadlines(delivery);
      expect(await decide('assistant-east', 'R-TL-7', 'kept-open')).toEqual([409, 'thing.changed-meanwhile']);
      expect(await decide('assistant-east', 'R-TL-8', 'kept-open')).toEqual([404, 'thing.not-found']);
      expect(await decide('dispatcher-east', 'R-TL-9', 'kept-open')).toEqual([403, 'permission.denied']);
      expect(await decide('assistant-central', 'R-TL-9', 'kept-open')).toEqual([404, 'thing.not-found']);
      expect((await decide('assistant-east', 'R-TL-9', 'kept-open', '  '))[0]).toBe(400);
      expect((await limitsOf(delivery))['R-TL-9']?.[0]).toBe('in-doubt');

      expect(await decide('assistant-east', 'R-TL-9', 'kept-open')).toEqual([200, 'kept-open']);
      await scanLimits(house.hq);
      expect(await limitsOf(delivery)).toMatchObject({ 'R-TL-9': ['kept-open', '["reviewed"]'], 'R-TL-7': ['deemed-accepted', '["contact-after-deadline"]'] });
      expect(await decide('assistant-east', 'R-TL-9', 'deemed-accepted', '经销商书面确认')).toEqual([200, 'deemed-accepted']);
      const audit = await house.hq.db.selectFrom('audit').select(['who', 'action', 'details']).where('about', '=', `pickup:${delivery.pickup.id}`).orderBy('position').execute();
      expect(audit).toEqual([
        { who: 'assistant-east', action: 'settle-limit', details: 'R-TL-9: kept-open; 已电话核实，其余完好' },
        { who: 'assistant-east', action: 'settle-limit', details: 'R-TL-9: deemed-accepted; 经销商书面确认' },
      ]);
      const news = await house.hq.db.selectFrom('news').select('document').where('dealer', '=', 'JX0012' as DealerId).where('kind', '=', 'message').execute();
      expect(news.map((row) => (JSON.parse(row.document) as { readonly text: string }).text).filter((text) => text.includes(delivery.orders[0]?.orderNo ?? ''))).toEqual([
        expect.stringContaining('不视同合格，请尽快验完签字。理由：已电话核实，其余完好'),
        expect.stringContaining('视同合格，有异议请联系总部。理由：经销商书面确认'),
      ]);

      // Feedback of all of it takes the decision's place and is reviewed by itself.
      expect((await delivery.desk.put(sealLines(delivery, [1, 2, 3]))).status).toBe(200);
      expect((await limitsOf(delivery))['R-TL-9']).toEqual(['needs-review', '[]']);
      expect(await decide('assistant-east', 'R-TL-9', 'kept-open')).toEqual([409, 'thing.changed-meanwhile']);
    });

    it('does not let another dealer tell of goods that are not his', async () => {
      const delivery = await newDelivery();
      const code = await issueCode(house.hq, { dealer: 'JX0047' as DealerId, device: null, person: { name: '别人', role: 'owner' }, by: 'admin' });
      const stranger = new TestDesk(house.url, house.clock.now);
      await stranger.enrol(code.ok ? code.value.code : '');
      const answer = await stranger.put(sealNotice({ ...delivery, desk: stranger }, [1], true));
      expect([answer.status, answer.body.data.code]).toEqual([422, 'record.foreign']);
      await afterTheDeadlines(delivery);
      expect((await limitsOf(delivery))['R-TL-9']?.[0]).toBe('deemed-accepted');
    });
  });
}
