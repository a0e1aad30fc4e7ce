import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../../electron/host/desk.ts';
import { openDesk, type OpenedDesk } from '../../electron/host/open-desk.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { demoDesk } from '../../hq/demo/demo-people.ts';
import { seedDemo } from '../../hq/demo/seed-demo.ts';
import { createHq, type RunningHq } from '../../hq/server.ts';
import { instantOf, type Instant } from '../../shared/kernel/instant.ts';
import type { DealerId, DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import { openDeskBridge, type DeskBridge } from './desk-bridge.ts';
import { TurnedClock } from './desk-clock.ts';
import { openFaultProxy, type FaultProxy } from './desk-proxy.ts';

export const housePin = '258036';

/** A desk of the house: its data, its bridge, and how to end and begin it. */
export interface HouseDesk {
  readonly folder: string;
  readonly desk: Desk;
  readonly bridge: DeskBridge;
  readonly person: PersonId;
  close(): Promise<void>;
  /** Closes the program and opens it again on the same data. */
  reopen(): Promise<void>;
}

/** One HQ, a way to it that can be broken, and desks. Everything lies in a folder that goes with it. */
export interface House {
  readonly folder: string;
  readonly clock: TurnedClock;
  readonly hq: RunningHq;
  readonly proxy: FaultProxy;
  addDesk(options?: { readonly name?: string; readonly offline?: boolean }): Promise<HouseDesk>;
  /** Closes HQ, does the work on its data, and starts it again behind the same way. */
  restartHq(between?: (dataDir: string) => Promise<void>, isRestored?: boolean): Promise<void>;
  copyHqData(to: string): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(options: { readonly start?: Instant } = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-house-'));
  const clock = new TurnedClock(options.start ?? instantOf(Date.parse('2026-11-20T01:00:00Z')));
  const dataDir = join(folder, 'hq');
  const logger = { log: () => undefined };
  const startHq = (isRestored: boolean) => createHq({ dataDir, database: { kind: 'sqlite' }, clock, random: (count) => randomBytes(count), logger, isRestored });
  let hq = await startHq(false);
  await seedDemo(hq.hq);
  const proxy = await openFaultProxy(await hq.app.listen({ host: '127.0.0.1', port: 0 }));
  const desks: HouseDesk[] = [];
  return {
    folder,
    clock,
    get hq() {
      return hq;
    },
    proxy,
    async addDesk({ name = `desk-${desks.length + 1}` } = {}) {
      const code = await deskCode(hq);
      const added = await openHouseDesk(join(folder, name), clock);
      desks.push(added);
      await added.bridge.desk.enrol({ hqUrl: proxy.url, code, deviceName: name, pin: housePin });
      const [first] = await added.bridge.people.list();
      if (first === undefined) throw new Error('the desk was enrolled without a person');
      added.setPerson(first.id);
      return added;
    },
    async restartHq(between, isRestored = false) {
      await hq.close();
      await between?.(dataDir);
      hq = await startHq(isRestored);
      proxy.target = await hq.app.listen({ host: '127.0.0.1', port: 0 });
    },
    copyHqData: (to) => cp(dataDir, to, { recursive: true }),
    async close() {
      for (const desk of desks) await desk.close();
      await proxy.close();
      await hq.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function deskCode(hq: RunningHq): Promise<string> {
  const owner = await hq.hq.db.selectFrom('persons').select('id').where('dealer', '=', demoDesk.dealer as DealerId).where('name', '=', demoDesk.person).executeTakeFirstOrThrow();
  return codeFor(hq, null, owner.id);
}

/** A one-time code for a new desk (`device` null), or for a person on one. */
export async function codeFor(hq: RunningHq, device: DeviceId | null, person: PersonId): Promise<string> {
  const issued = await issueCode(hq.hq, { dealer: demoDesk.dealer, device, person: { id: person }, by: 'test' });
  if (!issued.ok) throw new Error(issued.problem.code);
  return issued.value.code;
}

/** Opens a desk's folder on the house's clock; not enrolled yet where the folder is new. */
export async function openHouseDesk(folder: string, clock: TurnedClock): Promise<HouseDesk & { setPerson(person: PersonId): void }> {
  let opened: OpenedDesk;
  let wire: ReturnType<typeof openDeskBridge>;
  let person: PersonId | undefined;
  let isOpen = false;
  const start = async () => {
    opened = await openDesk({ folder, version: '0.1.0-test', clock: clock.deskClock(), withoutReserve: true });
    wire = openDeskBridge(opened.desk);
    isOpen = true;
  };
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    wire.close();
    await opened.close();
  };
  await start();
  return {
    folder,
    get desk() {
      return opened.desk;
    },
    get bridge() {
      return wire.bridge;
    },
    get person() {
      if (person === undefined) throw new Error('the desk has no person');
      return person;
    },
    setPerson(id) {
      person = id;
    },
    close,
    async reopen() {
      await close();
      await start();
    },
  };
}
