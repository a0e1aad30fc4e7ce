import { randomBytes } from 'node:crypto';
import { endByFault, isPortTaken } from '../command/read-options.ts';
import { addFirstAdministrator, hasAdministrator } from './auth/first-administrator.ts';
import { makeWallClock } from './clock.ts';
import { hasPages } from './http/pages.ts';
import { standardErrorLogger } from './logger.ts';
import { createHq } from './server.ts';
import type { HqWish } from './wish.ts';

/** What whoever has started HQ should know of it. */
export interface StartedHq {
  /** Where it listens. */
  readonly address: string;
  readonly epoch: string;
  /** Whether the console can be opened at all. */
  readonly hasConsole: boolean;
  /** Whether anybody can sign in who can add others. */
  readonly hasAdministrator: boolean;
  /** Whether a wished administrator was added; false where HQ had one before, or none was wished. */
  readonly hasAddedAdministrator: boolean;
}

/** Runs HQ until the process is asked to end. Ends the process with exit code 2 where its port is taken. */
export async function runHq(wish: HqWish): Promise<StartedHq> {
  const { app, hq, close } = await createHq({
    dataDir: wish.dataDir,
    database: wish.database,
    clock: makeWallClock(),
    random: (count) => randomBytes(count),
    logger: standardErrorLogger,
    pagesDir: wish.pagesDir,
    secureCookies: wish.secureCookies,
    ...(wish.proxies === undefined ? {} : { trustedProxies: wish.proxies }),
    isRestored: wish.isRestored,
  });
  const { administrator, port } = wish;
  const hasAdded = administrator !== undefined && (await addFirstAdministrator(hq, administrator.name, administrator.password));
  const isAdministered = await hasAdministrator(hq.db);
  const address = await app.listen({ host: wish.host, port }).catch(async (error: unknown) => {
    await close();
    if (isPortTaken(error)) return endByFault('en', { kind: 'port-taken', port });
    throw error;
  });
  endWhenAsked(close);
  return { address, epoch: hq.epoch, hasConsole: hasPages(wish.pagesDir), hasAdministrator: isAdministered, hasAddedAdministrator: hasAdded };
}

function endWhenAsked(close: () => Promise<void>): void {
  let isClosing = false;
  const end = (signal: NodeJS.Signals): void => {
    if (isClosing) return;
    isClosing = true;
    standardErrorLogger.log('info', 'closing', { signal });
    close().then(
      () => process.exit(0),
      (fault: unknown) => {
        standardErrorLogger.log('error', 'closing failed', { fault: String(fault) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** The line that programs wait for on standard output. */
export function hqGreeting({ address, epoch }: StartedHq): string {
  return `${JSON.stringify({ listening: address, epoch })}\n`;
}
