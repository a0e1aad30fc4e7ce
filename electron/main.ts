import { join } from 'node:path';
import { app, dialog, nativeImage, session, type BrowserWindow } from 'electron';
import type { Language } from '../shared/bridge/shapes.ts';
import { shellWords } from '../shared/words/shell-words.ts';
import { awaitPage } from './shell/await-page.ts';
import { declareScheme, serveScheme } from './shell/app-scheme.ts';
import { HostLink } from './shell/host-link.ts';
import { hasKeyVault } from './shell/key-vault.ts';
import { nameLostPictures } from './shell/name-lost-pictures.ts';
import { guardNavigation } from './shell/navigation.ts';
import { showReminder } from './shell/notifications.ts';
import { deskOrigin } from './shell/origin.ts';
import { servePagePorts } from './shell/page-port.ts';
import { guardPermissions } from './shell/permissions.ts';
import { placeTray } from './shell/tray.ts';
import { openWindow } from './shell/window.ts';
import { guardUnload } from './shell/window-leave.ts';

const here = import.meta.dirname;
/** How long a quitting program waits for the host to finish what it is writing. */
const quitPatienceMs = 15_000;

app.enableSandbox();
app.setName('GateCheck');
/** The value after a flag of the command line; Chromium's own flags stand beside ours, so they are not parsed as a whole. */
function flag(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at > 0 ? process.argv[at + 1] : undefined;
}
const dataDir = flag('--data');
if (dataDir !== undefined) app.setPath('userData', dataDir);
const hqUrl = flag('--hq');

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  declareScheme();
  guardNavigation(app);
  void app.whenReady().then(start);
}

function start(): void {
  const pages = session.fromPartition('persist:desk');
  guardPermissions(pages);
  let window: BrowserWindow | undefined;
  let quitting: 'no' | 'saving' | 'saved' = 'no';
  let language: Language = 'zh-CN';

  const show = (path = ''): void => {
    if (quitting !== 'no') return;
    if (window === undefined) window = open();
    else {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    }
    if (path !== '') void window.loadURL(`${deskOrigin}/#${path}`);
  };
  const host = new HostLink({
    entry: join(here, 'host.js'),
    args: ['--data', app.getPath('userData'), ...(hasKeyVault() ? ['--key-vault'] : []), ...(hqUrl === undefined ? [] : ['--hq', hqUrl])],
    onNews: (news) => {
      if (news.kind === 'ready') show();
      else if (news.kind === 'refused-to-start') {
        dialog.showErrorBox(shellWords['zh-CN'].program, `${shellWords['zh-CN'].cannotStart}\n${shellWords.en.cannotStart}`);
        app.exit(1);
      } else if (news.kind === 'reminder') showReminder(news, () => show(`/pickup/${news.pickup}`));
      else {
        language = news.language;
        tray.update(news);
      }
    },
    onExit: () => {
      const words = shellWords[language];
      const again = dialog.showMessageBoxSync({ type: 'error', title: words.program, message: words.hostEnded, detail: words.hostEndedDetail, buttons: [words.reopen, words.quit], defaultId: 0, cancelId: 1 });
      if (again === 0) app.relaunch();
      app.exit(again === 0 ? 0 : 1);
    },
  });
  serveScheme(pages, join(here, '..', 'renderer', 'dealer'), host);
  const icon = join(here, '..', 'icons', 'icon.png');
  const tray = placeTray(nativeImage.createFromPath(icon).resize({ width: 32, height: 32 }), { show: () => show(), quit: () => app.quit() });

  const open = (): BrowserWindow => {
    const opened = openWindow({ preload: join(here, 'preload.cjs'), stateFile: join(app.getPath('userData'), 'window.json'), session: pages, icon });
    servePagePorts(opened, host);
    guardUnload(opened, { isOver: () => quitting === 'saved', language: () => language });
    opened.on('closed', () => {
      window = undefined;
    });
    return opened;
  };

  /** Page first, host after it: what a page holds can only be saved while the host is there. */
  const save = async (): Promise<void> => {
    if (window !== undefined) {
      // Out of sight, so that nothing is typed any more.
      const leaving = window;
      leaving.hide();
      const end = await awaitPage(leaving, { language, isHidden: true });
      if (end.kind === 'late') await nameLostPictures(leaving, end.pictures, language);
    }
    await host.close(quitPatienceMs);
  };

  app.on('second-instance', () => show());
  app.on('activate', () => show());
  // The tray keeps the clock in sight and the queue sending while the window is closed.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (quitting === 'saved') return;
    event.preventDefault();
    if (quitting === 'saving') return;
    quitting = 'saving';
    void save().then(() => {
      quitting = 'saved';
      tray.remove();
      app.quit();
    });
  });
}
