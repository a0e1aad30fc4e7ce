import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowserDoor } from '../../../electron/browser.ts';
import type { DeskClock } from '../../../electron/host/clock/desk-clock.ts';
import type { Desk } from '../../../electron/host/desk.ts';
import { startHeart } from '../../../electron/host/desk-heart.ts';
import { openDesk } from '../../../electron/host/open-desk.ts';
import { seedDemo } from '../../../hq/demo/seed-demo.ts';
import { silentLogger } from '../../../hq/logger.ts';
import { createHq, type RunningHq } from '../../../hq/server.ts';
import { instantOf, type Instant } from '../../../shared/kernel/instant.ts';
import { openDeskBridge, type DeskBridge } from '../../kit/desk-bridge.ts';
import { openFaultProxy, type FaultProxy } from '../../kit/desk-proxy.ts';

export const pin = '258036';

/** A whole HQ with the demonstration, a fresh desk behind its browser door, and a way between them that can be broken. */
export interface DealerHouse {
  readonly hq: RunningHq;
  readonly desk: Desk;
  readonly bridge: DeskBridge;
  readonly proxy: FaultProxy;
  readonly hqUrl: string;
  /** HQ's own address, with the console's pages, whatever the way between desk and HQ is like. */
  readonly consoleUrl: string;
  /** The one-time code that enrols the desk for JX0012. */
  readonly code: string;
  /** An address that opens the desk in one browser. */
  readonly openUrl: () => string;
  /** Ends what answers the pages, and every connection with it, as when the program is closed. */
  readonly hostAway: () => Promise<void>;
  /** Starts it again where it was; a browser is let in by the new address only. */
  readonly hostBack: () => Promise<void>;
  /** Enrols the desk as its first page does. */
  readonly enrol: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** 10:00 in Shanghai on a Friday: limits of hours and of the day both run. */
const start = Date.parse('2026-11-20T02:00:00.000Z');

const built = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer');

/** Opens the house on a clock that runs from a fixed morning. */
export async function openDealerHouse(): Promise<DealerHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'gatecheck-dealer-'));
  const begun = performance.now();
  const passed = (): number => Math.round(performance.now() - begun);
  const now = (): Instant => instantOf(start + passed());
  const clock: DeskClock = { wall: now, runningMs: () => 60_000 + passed(), resolutionMs: 20, boot: 'boot-1' };
  const hq = await createHq({ dataDir: join(folder, 'hq'), pagesDir: join(built, 'hq'), database: { kind: 'sqlite' }, clock: { now }, random: (count) => randomBytes(count), logger: silentLogger });
  const demo = await seedDemo(hq.hq);
  const consoleUrl = await hq.app.listen({ host: '127.0.0.1', port: 0 });
  const proxy = await openFaultProxy(consoleUrl);
  const opened = await openDesk({ folder: join(folder, 'desk'), version: '0.1.0', clock, withoutReserve: true });
  const stopHeart = startHeart(opened.desk);
  const wire = openDeskBridge(opened.desk);
  const openDoor = (port: number) => openBrowserDoor(opened.desk, { port, pagesDir: join(built, 'dealer') });
  let door = await openDoor(0);
  return {
    hq,
    desk: opened.desk,
    bridge: wire.bridge,
    proxy,
    hqUrl: proxy.url,
    consoleUrl,
    code: demo.deskCode,
    openUrl: () => door.openUrl(),
    hostAway: () => door.close(),
    hostBack: async () => {
      door = await openDoor(Number(new URL(door.url).port));
    },
    enrol: async () => void (await wire.bridge.desk.enrol({ hqUrl: proxy.url, code: demo.deskCode, deviceName: '门店电脑', pin })),
    close: async () => {
      await door.close();
      await stopHeart();
      wire.close();
      await opened.close();
      await proxy.close();
      await hq.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
