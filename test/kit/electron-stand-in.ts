import { EventEmitter } from 'node:events';

/**
 * A stand-in of the `electron` module for machines without its runtime: it records what our code asks Electron for, so that the
 * security checklist can be asserted over our own code. It behaves only where the code under test waits for an answer.
 */
export const recorded = {
  privilegedSchemes: [] as unknown[],
  sandboxEnabled: false,
  windows: [] as BrowserWindow[],
  utilities: [] as UtilityStandIn[],
  notifications: [] as NotificationStandIn[],
  trays: [] as Tray[],
  exits: [] as number[],
  quits: 0,
  relaunches: 0,
  errorBoxes: [] as string[],
  syncBoxes: [] as { readonly message: string; readonly detail: string }[],
  messageBoxes: [] as MessageBoxStandIn[],
};

export const settings = { lock: true, encryption: true, backend: 'gnome_libsecret', messageBoxAnswer: 1 };

type Listener = (...args: never[]) => unknown;

/** A message box that does not hold the program: it stays until a test answers it or our code takes it away. */
export interface MessageBoxStandIn {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly signal: AbortSignal;
  readonly answer: (button: number) => void;
}

class AppStandIn extends EventEmitter {
  readonly paths = new Map<string, string>([['userData', '/nowhere/user-data']]);
  #ready: (() => void) | undefined;
  readonly #whenReady = new Promise<void>((resolve) => {
    this.#ready = resolve;
  });
  enableSandbox(): void {
    recorded.sandboxEnabled = true;
  }
  setName(): void {
    /* the name is not judged */
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? '';
  }
  requestSingleInstanceLock(): boolean {
    return settings.lock;
  }
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  becomeReady(): Promise<void> {
    this.#ready?.();
    return this.#whenReady;
  }
  quit(): void {
    recorded.quits += 1;
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.emit('quit');
  }
  exit(code: number): void {
    recorded.exits.push(code);
  }
  relaunch(): void {
    recorded.relaunches += 1;
  }
}
export const app = new AppStandIn();

export class SessionStandIn {
  permissionRequest: Listener | undefined;
  permissionCheck: Listener | undefined;
  devicePermission: Listener | undefined;
  readonly handlers = new Map<string, (request: Request) => Promise<Response>>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
      this.handlers.set(scheme, handler);
    },
  };
  setPermissionRequestHandler(handler: Listener): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Listener): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Listener): void {
    this.devicePermission = handler;
  }
}
const sessions = new Map<string, SessionStandIn>();
export const session = {
  fromPartition(name: string): SessionStandIn {
    const found = sessions.get(name) ?? new SessionStandIn();
    sessions.set(name, found);
    return found;
  },
};

export class WebContents extends EventEmitter {
  openHandler: ((details: { readonly url: string }) => { action: string }) | undefined;
  readonly downloads: string[] = [];
  readonly sent: string[] = [];
  readonly mainFrame = { url: 'app://desk/', posted: [] as { channel: string; ports: unknown[] }[], postMessage: (channel: string, _message: unknown, ports: unknown[]) => this.mainFrame.posted.push({ channel, ports }) };
  url = 'app://desk/';
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  downloadURL(url: string): void {
    this.downloads.push(url);
  }
  getURL(): string {
    return this.url;
  }
  send(channel: string): void {
    this.sent.push(channel);
  }
  isCrashed(): boolean {
    return false;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
  readonly webContents = new WebContents();
  readonly loaded: string[] = [];
  shown = 0;
  hidden = 0;
  closed = 0;
  destroyed = 0;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    recorded.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  show(): void {
    this.shown += 1;
  }
  focus(): void {
    this.shown += 0;
  }
  hide(): void {
    this.hidden += 1;
  }
  close(): void {
    this.closed += 1;
    this.emit('close');
  }
  isDestroyed(): boolean {
    return this.destroyed > 0;
  }
  destroy(): void {
    this.destroyed += 1;
    this.emit('closed');
  }
  maximize(): void {
    this.emit('maximize');
  }
  restore(): void {
    this.emit('restore');
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: 1200, height: 700 };
  }
}

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };

export class UtilityStandIn extends EventEmitter {
  readonly sent: { message: Record<string, unknown>; ports: unknown[] }[] = [];
  killed = 0;
  readonly entry: string;
  readonly args: readonly string[];
  constructor(entry: string, args: readonly string[]) {
    super();
    this.entry = entry;
    this.args = args;
  }
  postMessage(message: Record<string, unknown>, ports: unknown[] = []): void {
    this.sent.push({ message, ports });
  }
  kill(): void {
    this.killed += 1;
    this.emit('exit', 0);
  }
}
export const utilityProcess = {
  fork(entry: string, args: readonly string[]): UtilityStandIn {
    const utility = new UtilityStandIn(entry, args);
    recorded.utilities.push(utility);
    return utility;
  },
};

export class MessageChannelMain {
  readonly port1 = { name: 'port1' };
  readonly port2 = { name: 'port2' };
}

export const ipcMain = new EventEmitter();
export const protocol = { registerSchemesAsPrivileged: (schemes: unknown[]) => recorded.privilegedSchemes.push(...schemes) };

export class Tray extends EventEmitter {
  tooltip = '';
  menu: { label?: string; click?: () => void }[] = [];
  destroyed = false;
  constructor(_icon: unknown) {
    super();
    recorded.trays.push(this);
  }
  setToolTip(text: string): void {
    this.tooltip = text;
  }
  setContextMenu(menu: { label?: string; click?: () => void }[]): void {
    this.menu = menu;
  }
  destroy(): void {
    this.destroyed = true;
  }
}
export const Menu = { buildFromTemplate: <Template>(template: Template): Template => template };
export const nativeImage = { createFromPath: () => ({ resize: () => ({}) }) };

export class NotificationStandIn extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly options: { readonly title: string; readonly body: string };
  shown = false;
  constructor(options: { readonly title: string; readonly body: string }) {
    super();
    this.options = options;
    recorded.notifications.push(this);
  }
  show(): void {
    this.shown = true;
  }
}
export { NotificationStandIn as Notification };

export const dialog = {
  showErrorBox: (_title: string, text: string) => recorded.errorBoxes.push(text),
  showMessageBoxSync: (_window: unknown, options: { readonly message: string; readonly detail: string }): number => {
    recorded.syncBoxes.push(options);
    return settings.messageBoxAnswer;
  },
  showMessageBox: (_window: unknown, options: Omit<MessageBoxStandIn, 'answer'> & { readonly cancelId: number }): Promise<{ response: number }> =>
    new Promise((resolve) => {
      const answer = (response: number): void => resolve({ response });
      options.signal.addEventListener('abort', () => answer(options.cancelId));
      recorded.messageBoxes.push({ ...options, answer });
    }),
};

export const safeStorage = {
  isEncryptionAvailable: () => settings.encryption,
  getSelectedStorageBackend: () => settings.backend,
  encryptString: (text: string) => Buffer.from(`wrapped:${text}`),
  decryptString: (bytes: Buffer) => {
    const text = bytes.toString();
    if (!text.startsWith('wrapped:')) throw new Error('not wrapped here');
    return text.slice('wrapped:'.length);
  },
};
