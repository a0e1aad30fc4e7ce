import { BrowserWindow, screen, type Session } from 'electron';
import { deskOrigin } from './origin.ts';
import { readWindowState, visibleState, writeWindowState } from './window-state.ts';

/** The desk's one window: sandboxed, isolated, without Node, showing only `app://desk/` (Electron security checklist 1 to 4, 6, 8 to 10). */
export function openWindow(options: { readonly preload: string; readonly stateFile: string; readonly session: Session; readonly icon: string }): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const state = visibleState(readWindowState(options.stateFile), areas);
  const window = new BrowserWindow({
    width: state?.width ?? 1366,
    height: state?.height ?? 768,
    ...(state === undefined ? {} : { x: state.x, y: state.y }),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f4f6f8',
    icon: options.icon,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (state?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(options.stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(`${deskOrigin}/`);
  return window;
}
