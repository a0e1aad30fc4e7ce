import { civilDateOf, epochMs } from '../../shared/kernel/instant.ts';
import { makeUuid7, type PersonId } from '../../shared/kernel/ids.ts';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import type { StaffRole } from '../../shared/dealer/staff-role.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { putDealer } from '../dealer/put-dealer.ts';
import { judgeOrder } from '../delivery/import/judge-order.ts';
import { readKnown } from '../delivery/order-rows.ts';
import { takeInOrders } from '../delivery/take-in-orders.ts';
import { issueCode } from '../device/issue-code.ts';
import type { Hq } from '../hq.ts';
import { putRegion } from '../region/put-region.ts';
import { addStaff } from '../staff/add-staff.ts';
import { demoOrders } from './demo-orders.ts';
import { demoDealers, demoDesk, demoPassword, demoPersons, demoRegions, demoStaff } from './demo-people.ts';

export interface DemoSignIn {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Name of the region, for people who see only theirs. */
  readonly region: string | null;
}

export interface Demo {
  readonly signIns: readonly DemoSignIn[];
  /** A one-time code that enrols a desk for the owner of JX0012; the one of an earlier call opens nothing any more. */
  readonly deskCode: string;
}

type DemoHq = Pick<Hq, 'db' | 'clock' | 'random' | 'rules' | 'keys'>;

const by = { username: 'demonstration' } as const;

/**
 * Fills HQ with the demonstration: three regions, three dealers with their people, staff in every role, some twenty outbound orders of
 * which four go to JX0012 today. What is there already stays as it is, whatever was changed since. Throws where the data itself is wrong.
 */
export async function seedDemo(hq: DemoHq): Promise<Demo> {
  for (const region of demoRegions) if (!(await isThere(hq, 'regions', region.id))) await putRegion(hq, by, region);
  for (const dealer of demoDealers) if (!(await isThere(hq, 'dealers', dealer.id))) valueOf(await putDealer(hq, by, dealer));
  await addPersons(hq);
  await addEverybody(hq);
  await addOrders(hq);
  return {
    signIns: demoStaff.map(({ username, name, role, region }) => ({ username, password: demoPassword, name, roles: [role], region: demoRegions.find((place) => place.id === region)?.name ?? null })),
    deskCode: await freshDeskCode(hq),
  };
}

async function isThere(hq: DemoHq, table: 'regions' | 'dealers', id: string): Promise<boolean> {
  // Both tables have a text `id`; the brands differ.
  const row = await hq.db.selectFrom(table).select('id').where('id', '=', id as never).executeTakeFirst();
  return row !== undefined;
}

async function addPersons(hq: DemoHq): Promise<void> {
  const now = hq.clock.now();
  for (const dealer of demoDealers) {
    for (const [name, role] of demoPersons[dealer.id] ?? []) {
      const found = await hq.db.selectFrom('persons').select('id').where('dealer', '=', dealer.id).where('name', '=', name).executeTakeFirst();
      if (found !== undefined) continue;
      const id = makeUuid7<PersonId>(epochMs(now), hq.random(10));
      await hq.db.insertInto('persons').values({ id, dealer: dealer.id, name, role, created_at: now, revoked_at: null, revoked_because: null }).execute();
    }
  }
}

/** Together, because each password is hashed for a tenth of a second. */
async function addEverybody(hq: DemoHq): Promise<void> {
  const rows = await hq.db.selectFrom('staff').select('username').execute();
  const known = new Set(rows.map((row) => row.username));
  const added = await Promise.all(
    demoStaff
      .filter((person) => !known.has(person.username))
      .map((person) =>
        addStaff(hq, by, {
          username: person.username, name: person.name, phone: person.phone, roles: [person.role], regions: person.region === null ? [] : [person.region], password: demoPassword, mustChangePassword: false,
        }),
      ),
  );
  for (const outcome of added) valueOf(outcome);
}

async function addOrders(hq: DemoHq): Promise<void> {
  const before = await hq.db.selectFrom('outbound_orders').select('order_no').where('came_by', '=', 'demonstration').limit(1).executeTakeFirst();
  if (before !== undefined) return;
  const now = hq.clock.now();
  const orders = demoOrders(civilDateOf(now));
  const known = await readKnown(hq.db, orders.map((order) => order.dealer), orders.map((order) => order.orderNo));
  const judged = orders.map((order) => judgeOrder(order, '', known));
  const wrong = judged.find((each) => each.findings.length > 0);
  if (wrong !== undefined) throw new Error(`the demonstration's order ${wrong.order.orderNo} is wrong: ${JSON.stringify(wrong.findings)}`);
  await hq.db.transaction().execute(async (trx) => {
    await takeInOrders(trx, hq, judged, { known, cameBy: 'demonstration', now });
    await appendAudit(trx, { at: now, who: by.username, action: 'import-orders', about: 'demonstration', details: `${orders.length} orders` });
  });
}

async function freshDeskCode(hq: DemoHq): Promise<string> {
  const owner = await hq.db.selectFrom('persons').select('id').where('dealer', '=', demoDesk.dealer).where('name', '=', demoDesk.person).executeTakeFirstOrThrow();
  await hq.db.deleteFrom('one_time_codes').where('person', '=', owner.id).where('issued_by', '=', by.username).where('used_at', 'is', null).execute();
  const issued = valueOf(await issueCode(hq, { dealer: demoDesk.dealer, device: null, person: { id: owner.id }, by: by.username }));
  return issued.code;
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`the demonstration was refused: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}
