import { closed } from '../../shared/kernel/closed.ts';
import { toHostSchema, type ToShell } from '../../shared/bridge/shell-messages.ts';
import type { BridgePort } from './bridge/serve-bridge.ts';
import type { KeyVault } from './seal/person-key.ts';

/** What arrives from the shell: a message and the ports beside it, as Electron's `process.parentPort` tells them. */
export interface ShellEvent {
  readonly data: unknown;
  readonly ports: readonly BridgePort[];
}

/** The way to the process that started the host: Electron's parent port, or the channel of a forked process. */
export interface ShellPort {
  postMessage(message: ToShell): void;
  on(event: 'message', listener: (event: ShellEvent) => void): void;
}

/** What the host does for the shell. */
export interface ShellWork {
  readonly servePage: (port: BridgePort) => void;
  readonly open: (path: string) => Promise<{ readonly file: string; readonly type: string; readonly saveAs: string | null } | { readonly status: number }>;
  readonly close: () => Promise<void>;
}

/** Thrown where the operating system's key store would not wrap or unwrap; the key stays as it lies on the disk. */
export class KeyStoreRefused extends Error {}

/** The host's end of the talk with the shell (`shared/bridge/shell-messages.ts`). Messages that are none are ignored. */
export class ShellLink {
  readonly #port: ShellPort;
  readonly #vaultAsks = new Map<number, (bytes: string | null) => void>();
  #nextAsk = 1;
  #work: ShellWork | undefined;
  /** Pages that asked before the desk was open. */
  readonly #waitingPages: BridgePort[] = [];

  constructor(port: ShellPort) {
    this.#port = port;
    port.on('message', (event) => this.#hear(event));
  }

  /** The operating system's key store, reached through the shell. */
  readonly vault: KeyVault = {
    wrap: (bytes) => this.#askVault('wrap', bytes),
    unwrap: (bytes) => this.#askVault('unwrap', bytes),
  };

  say(message: ToShell): void {
    this.#port.postMessage(message);
  }

  /** From now on the shell's wishes are done; says `ready`. */
  serve(work: ShellWork): void {
    this.#work = work;
    for (const port of this.#waitingPages.splice(0)) work.servePage(port);
    this.say({ kind: 'ready' });
  }

  async #askVault(action: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<Uint8Array> {
    const ask = this.#nextAsk;
    this.#nextAsk += 1;
    const answer = await new Promise<string | null>((resolve) => {
      this.#vaultAsks.set(ask, resolve);
      this.say({ kind: 'vault', ask, action, bytes: Buffer.from(bytes).toString('base64') });
    });
    if (answer === null) throw new KeyStoreRefused(`the key store refused to ${action}`);
    return Buffer.from(answer, 'base64');
  }

  #hear(event: ShellEvent): void {
    const parsed = toHostSchema.safeParse(event.data);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.kind) {
      case 'page-port': {
        const [port] = event.ports;
        if (port === undefined) return;
        if (this.#work === undefined) this.#waitingPages.push(port);
        else this.#work.servePage(port);
        return;
      }
      case 'open':
        void this.#open(message.ask, message.path);
        return;
      case 'vault-answer':
        this.#vaultAsks.get(message.ask)?.(message.bytes);
        this.#vaultAsks.delete(message.ask);
        return;
      case 'close':
        void this.#close();
        return;
      default:
        closed(message);
    }
  }

  async #open(ask: number, path: string): Promise<void> {
    const opened = this.#work === undefined ? { status: 503 } : await this.#work.open(path);
    if ('status' in opened) this.say({ kind: 'not-opened', ask, status: opened.status });
    else this.say({ kind: 'opened', ask, ...opened });
  }

  async #close(): Promise<void> {
    await this.#work?.close();
    this.say({ kind: 'closed' });
    process.exit(0);
  }
}
