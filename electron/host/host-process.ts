import { parseArgs } from 'node:util';
import { problemCatalogue } from '../../shared/kernel/problem.ts';
import type { ToShell } from '../../shared/bridge/shell-messages.ts';
import { goodsTitle } from '../../shared/words/desk/goods-title.ts';
import { reminderWords } from '../../shared/words/reminder-words.ts';
import { openFile } from './bridge/open-file.ts';
import { makePortBridge } from './bridge/serve-bridge.ts';
import { nearestToldToShell } from './delivery/nearest-told.ts';
import type { Desk } from './desk.ts';
import { startHeart } from './desk-heart.ts';
import { tidyHqUrl, writeHqUrl } from './hq-link/hq-address.ts';
import { openDesk } from './open-desk.ts';
import { readLanguage } from './settings/language.ts';
import { ShellLink, type ShellEvent, type ShellPort } from './shell-link.ts';
import { DeskInUse } from './store/lock-desk.ts';

declare const __GATECHECK_VERSION__: string | undefined;

/** Electron's utility process gives `parentPort`; a forked Node process (tests) has its message channel, without ports. */
function portToShell(): ShellPort {
  const { parentPort } = process as unknown as { readonly parentPort?: ShellPort };
  if (parentPort !== undefined && parentPort !== null) return parentPort;
  return {
    postMessage: (message: ToShell) => void process.send?.(message),
    on: (_event, listener: (event: ShellEvent) => void) => void process.on('message', (data) => listener({ data, ports: [] })),
  };
}

/** Tells the shell of reminders at once, and of the nearest deadline whenever the desk's day changes. */
function tellShell(desk: Desk, link: ShellLink): void {
  const tellNearest = (): void => link.say(nearestToldToShell(desk));
  desk.changes.listen((change) => {
    if (change.topic === 'reminder') {
      const language = readLanguage(desk.store);
      const words = reminderWords[language];
      link.say({ kind: 'reminder', pickup: change.pickup, title: words.title(change.kind), body: words.body({ title: goodsTitle(language, change), dueAt: change.dueAt }) });
    }
    if (change.topic === 'today' || change.topic === 'status') tellNearest();
  });
  tellNearest();
}

const { values } = parseArgs({ options: { data: { type: 'string' }, hq: { type: 'string' }, 'key-vault': { type: 'boolean' } } });
if (values.data === undefined) throw new Error('--data names the folder of the desk');

const link = new ShellLink(portToShell());
try {
  const { desk, close } = await openDesk({
    folder: values.data,
    version: typeof __GATECHECK_VERSION__ === 'string' ? __GATECHECK_VERSION__ : 'source',
    vault: values['key-vault'] === true ? link.vault : null,
  });
  const hqUrl = values.hq === undefined ? undefined : tidyHqUrl(values.hq);
  if (hqUrl !== undefined) desk.store.commit(() => writeHqUrl(desk.store, hqUrl));
  const stopHeart = startHeart(desk);
  link.serve({
    servePage: makePortBridge(desk),
    open: async (path) => {
      const opened = await openFile(desk, path);
      return opened.ok ? { file: opened.value.path, type: opened.value.type, saveAs: opened.value.saveAs } : { status: problemCatalogue[opened.problem.code].status };
    },
    close: async () => {
      await stopHeart();
      await close();
    },
  });
  tellShell(desk, link);
} catch (error) {
  link.say({ kind: 'refused-to-start', code: error instanceof DeskInUse ? 'desk.in-use' : 'desk.damaged' });
  throw error;
}
