import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openBrowserDoor } from '../electron/browser.ts';
import { startHeart } from '../electron/host/desk-heart.ts';
import { tidyHqUrl, writeHqUrl } from '../electron/host/hq-link/hq-address.ts';
import { openDesk } from '../electron/host/open-desk.ts';
import { DeskInUse } from '../electron/host/store/lock-desk.ts';
import { openInBrowser } from './open-in-browser.ts';
import { endByFault, faultLine, isPortTaken, readOptions, readPort } from '../command/read-options.ts';
import { buildMissingPages } from './missing-pages.ts';

const usage = `npm run desk [-- OPTION…]

Runs the dealer desk behind http://127.0.0.1 and opens it in the browser.
  --data DIR    where the data lies   (GATECHECK_DESK_DATA, default: data/desk)
  --port N      0 takes a free one    (GATECHECK_DESK_PORT, default: 4610)
  --hq URL      HQ's address          (GATECHECK_HQ_URL)
  --no-open     open nothing
  --json        print the addresses as one line of JSON
  --help`;

const root = join(import.meta.dirname, '..');
const { env } = process;

async function main(): Promise<number | undefined> {
  const wish = readWish();
  if (typeof wish === 'string') {
    const isHelp = wish === usage;
    (isHelp ? process.stdout : process.stderr).write(isHelp ? `${wish}\n` : wish);
    return isHelp ? 0 : 2;
  }
  const pagesDir = await buildMissingPages(root, 'dealer', (line) => process.stderr.write(`${line}\n`));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const opened = await openDesk({ folder: wish.data, version });
  const { desk } = opened;
  if (wish.hq !== undefined) {
    const url = wish.hq;
    desk.store.commit(() => writeHqUrl(desk.store, url));
  }
  if (opened.rebuilt) process.stderr.write('The database was damaged. It was set aside and made again from backup, journal and photos.\n');
  const door = await openBrowserDoor(desk, { port: wish.port, pagesDir, onOpenUrl: opened.announce }).catch(async (error: unknown) => {
    await opened.close();
    if (isPortTaken(error)) return endByFault('en', { kind: 'port-taken', port: wish.port });
    throw error;
  });
  const stopHeart = startHeart(desk);
  process.stdout.write(wish.isJson ? `${JSON.stringify({ listening: door.url, open: door.openUrl() })}\n` : `Dealer desk  ${door.openUrl()}\nEnd with Ctrl+C.\n`);
  if (wish.isOpening) openInBrowser(door.openUrl());
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    void door
      .close()
      .then(stopHeart)
      .then(opened.close)
      .then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return undefined;
}

interface Wish {
  readonly data: string;
  readonly port: number;
  readonly hq: string | undefined;
  readonly isOpening: boolean;
  readonly isJson: boolean;
}

/** The wish, the usage where help is asked for, or the line that says what is wrong. */
function readWish(): Wish | string {
  const read = readOptions({
    options: { data: { type: 'string' }, port: { type: 'string' }, hq: { type: 'string' }, 'no-open': { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if ('fault' in read) return faultLine('en', read.fault);
  const { values } = read;
  if (values.help === true) return usage;
  const port = readPort(values.port === undefined ? 'GATECHECK_DESK_PORT' : '--port', values.port ?? env['GATECHECK_DESK_PORT'] ?? '4610');
  if (typeof port !== 'number') return faultLine('en', port.fault);
  const asked = values.hq ?? env['GATECHECK_HQ_URL'];
  const hq = asked === undefined ? undefined : tidyHqUrl(asked);
  if (asked !== undefined && hq === undefined) return faultLine('en', { kind: 'not-an-address', option: values.hq === undefined ? 'GATECHECK_HQ_URL' : '--hq', example: 'https://hq.example.com', given: asked });
  const isJson = values.json === true;
  return { data: resolve(values.data ?? env['GATECHECK_DESK_DATA'] ?? join(root, 'data', 'desk')), port, hq, isOpening: values['no-open'] !== true && !isJson, isJson };
}

try {
  const code = await main();
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  if (!(error instanceof DeskInUse)) throw error;
  process.stderr.write(`The desk is running already${error.address === '' ? '.' : `: ${error.address}`}\n`);
  process.exitCode = 3;
}
