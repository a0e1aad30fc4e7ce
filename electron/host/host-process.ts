import { parseArgs } from 'node:util';
import { toHostSchema, type ToShell } from '../../shared/bridge/shell-messages.ts';
import { closed } from '../../shared/kernel/closed.ts';
import { problemCatalogue } from '../../shared/kernel/problem.ts';
import { openFile } from './bridge/open-file.ts';
import { makePortBridge, type BridgePort } from './bridge/serve-bridge.ts';
import type { Desk } from './desk.ts';
import { startHeart } from './desk-heart.ts';
import { tidyHqUrl, writeHqUrl } from './hq-link/hq-address.ts';
import { openDesk, type OpenedDesk } from './open-desk.ts';
import { DeskInUse } from './store/lock-desk.ts';
import { StoreTooNew } from './store/migrate.ts';
import { ShellVault } from './shell-vault.ts';
import { tellShell } from './tell-shell.ts';

declare const __GATECHECK_VERSION__: string | undefined;

/** The shell's end of the channel, as a utility process and as a forked one have it. */
interface ShellChannel {
  readonly say: (message: ToShell) => void;
  readonly hear: (listener: (message: unknown, ports: readonly BridgePort[]) => void) => void;
}

/** Electron gives a utility process `process.parentPort`; a forked Node process has `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly BridgePort[] }) => void): void;
}

function shellChannel(): ShellChannel {
  const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
  if (port !== undefined) {
    return { say: (message) => port.postMessage(message), hear: (listener) => port.on('message', ({ data, ports }) => listener(data, ports)) };
  }
  return { say: (message) => void process.send?.(message), hear: (listener) => void process.on('message', (message) => listener(message, [])) };
}

const channel = shellChannel();
const { values } = parseArgs({ args: process.argv.slice(2), strict: false, options: { data: { type: 'string' }, hq: { type: 'string' }, 'key-vault': { type: 'boolean' } } });
const vault = values['key-vault'] === true ? new ShellVault(channel.say) : null;

/** The desk's work in a process of its own: it opens the data, serves pages on their ports, and closes in order when the shell asks. */
async function run(folder: string): Promise<void> {
  const opened = await openDesk({ folder, version: typeof __GATECHECK_VERSION__ === 'string' ? __GATECHECK_VERSION__ : '0.0.0', vault });
  const { desk } = opened;
  const url = typeof values.hq === 'string' ? tidyHqUrl(values.hq) : undefined;
  if (url !== undefined) desk.store.commit(() => writeHqUrl(desk.store, url));
  const serve = makePortBridge(desk);
  const stopTelling = tellShell(desk, channel.say);
  const stopHeart = startHeart(desk);
  channel.hear((message, ports) => {
    void listen(opened, message, ports, serve, async () => {
      stopTelling();
      await stopHeart();
    });
  });
  channel.say({ kind: 'ready' });
}

async function listen(opened: OpenedDesk, raw: unknown, ports: readonly BridgePort[], serve: (port: BridgePort) => void, stop: () => Promise<void>): Promise<void> {
  const parsed = toHostSchema.safeParse(raw);
  if (!parsed.success) return;
  const message = parsed.data;
  switch (message.kind) {
    case 'page-port':
      for (const port of ports) serve(port);
      return;
    case 'open':
      channel.say(await openFor(opened.desk, message.ask, message.path));
      return;
    case 'vault-answer':
      vault?.hear(message.ask, message.bytes);
      return;
    case 'close':
      await stop();
      await opened.close();
      channel.say({ kind: 'closed' });
      process.exit(0);
    // eslint-disable-next-line no-fallthrough -- the process has ended
    default:
      closed(message);
  }
}

async function openFor(desk: Desk, ask: number, path: string): Promise<ToShell> {
  const file = await openFile(desk, path);
  return file.ok
    ? { kind: 'opened', ask, file: file.value.path, type: file.value.type, saveAs: file.value.saveAs }
    : { kind: 'not-opened', ask, status: problemCatalogue[file.problem.code].status };
}

try {
  if (typeof values.data !== 'string') throw new Error('--data names no folder');
  await run(values.data);
} catch (error) {
  console.error('the desk could not be opened', error);
  channel.say({ kind: 'refused-to-start', code: error instanceof DeskInUse ? 'in-use' : error instanceof StoreTooNew ? 'too-new' : 'fault' });
  setTimeout(() => process.exit(1), 200);
}
