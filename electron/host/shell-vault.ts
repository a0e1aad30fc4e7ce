import type { ToShell } from '../../shared/bridge/shell-messages.ts';
import type { KeyVault } from './seal/person-key.ts';

interface Asked {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** The operating system's key store, asked through the shell: only Electron's main process reaches it. */
export class ShellVault implements KeyVault {
  readonly #say: (message: ToShell) => void;
  readonly #asked = new Map<number, Asked>();
  #next = 1;

  constructor(say: (message: ToShell) => void) {
    this.#say = say;
  }

  wrap(bytes: Uint8Array): Promise<Uint8Array> {
    return this.#ask('wrap', bytes);
  }

  unwrap(bytes: Uint8Array): Promise<Uint8Array> {
    return this.#ask('unwrap', bytes);
  }

  /** The shell's answer; null where the key store refused. */
  hear(ask: number, bytes: string | null): void {
    const asked = this.#asked.get(ask);
    this.#asked.delete(ask);
    if (bytes === null) asked?.reject(new Error('the key store of this computer refused'));
    else asked?.resolve(Buffer.from(bytes, 'base64'));
  }

  #ask(action: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<Uint8Array> {
    const ask = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#asked.set(ask, { resolve, reject });
      this.#say({ kind: 'vault', ask, action, bytes: Buffer.from(bytes).toString('base64') });
    });
  }
}
