import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { closed } from '../../shared/kernel/closed.ts';
import { toShellSchema, type ToHost, type ToShell } from '../../shared/bridge/shell-messages.ts';
import { askKeyStore } from './key-vault.ts';

export type Opened = { readonly ok: true; readonly file: string; readonly type: string; readonly saveAs: string | null } | { readonly ok: false; readonly status: number };

type News = Extract<ToShell, { kind: 'reminder' | 'nearest' | 'ready' | 'refused-to-start' }>;

/** The shell's end of the host process: it hands over page ports, asks for files, lends the key store and closes it in order. */
export class HostLink {
  readonly #process: UtilityProcess;
  readonly #asked = new Map<number, (opened: Opened) => void>();
  readonly #onNews: (news: News) => void;
  #nextAsk = 1;
  #closed: (() => void) | undefined;
  #gone = false;

  /** Starts `entry` as a utility process over the data folder. `onExit` hears an end that nobody asked for. */
  constructor(options: { readonly entry: string; readonly args: readonly string[]; readonly onNews: (news: News) => void; readonly onExit: (code: number) => void }) {
    this.#onNews = options.onNews;
    this.#process = utilityProcess.fork(options.entry, [...options.args], { serviceName: 'GateCheck host', stdio: 'inherit' });
    this.#process.on('message', (message: unknown) => this.#hear(message));
    this.#process.on('exit', (code) => {
      this.#gone = true;
      for (const answer of this.#asked.values()) answer({ ok: false, status: 503 });
      this.#asked.clear();
      if (this.#closed === undefined) options.onExit(code);
      else this.#closed();
    });
  }

  /** A fresh channel: one end goes to the host, the other is for the page that asked. */
  connectPage(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.#say({ kind: 'page-port' }, [port1]);
    return port2;
  }

  /** The file behind a page's path (`photo/…`, `receipt/…`). */
  open(path: string): Promise<Opened> {
    if (this.#gone) return Promise.resolve({ ok: false, status: 503 });
    const ask = this.#nextAsk;
    this.#nextAsk += 1;
    return new Promise((resolve) => {
      this.#asked.set(ask, resolve);
      this.#say({ kind: 'open', ask, path });
    });
  }

  /** Resolves when the host has saved everything and ended; after `patienceMs` it is ended: each acknowledged change is on disk already. */
  close(patienceMs: number): Promise<void> {
    if (this.#gone) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#process.kill(), patienceMs);
      this.#closed = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#say({ kind: 'close' });
    });
  }

  #say(message: ToHost, ports: MessagePortMain[] = []): void {
    this.#process.postMessage(message, ports);
  }

  #hear(raw: unknown): void {
    const parsed = toShellSchema.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.kind) {
      case 'opened':
      case 'not-opened': {
        const answer = this.#asked.get(message.ask);
        this.#asked.delete(message.ask);
        answer?.(message.kind === 'opened' ? { ok: true, file: message.file, type: message.type, saveAs: message.saveAs } : { ok: false, status: message.status });
        return;
      }
      case 'vault':
        this.#say({ kind: 'vault-answer', ask: message.ask, bytes: askKeyStore(message.action, message.bytes) });
        return;
      case 'ready':
      case 'refused-to-start':
      case 'reminder':
      case 'nearest':
        this.#onNews(message);
        return;
      case 'closed':
        return;
      default:
        closed(message);
    }
  }
}
