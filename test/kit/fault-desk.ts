import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { bridgeContract } from '../../shared/bridge/contract.ts';
import { parseProblem, type Problem } from '../../shared/kernel/problem.ts';
import { startProgram, type Program } from './fault-program.ts';

export type Bridge = ContractRouterClient<typeof bridgeContract>;

const script = join(import.meta.dirname, 'fault-desk-program.ts');

/** The desk's host as a process of its own, on one folder through all its deaths, spoken to over the real bridge. */
export class MortalDesk {
  readonly folder: string;
  readonly #wishes: readonly string[];
  #program: Program | undefined;
  #bridge: Bridge | undefined;
  #url = '';
  #cookie = '';

  constructor(folder: string, ...wishes: readonly ('still' | 'no-reserve')[]) {
    this.folder = folder;
    this.#wishes = wishes;
  }

  get bridge(): Bridge {
    if (this.#bridge === undefined) throw new Error('the desk does not run');
    return this.#bridge;
  }

  /** Begins to start and does not wait. `before` is a tracer's command that the host runs under. */
  begin(before: readonly string[] = []): Program {
    this.#program = startProgram([script, this.folder, ...this.#wishes], { before });
    return this.#program;
  }

  async start(before: readonly string[] = []): Promise<void> {
    const { listening = '', open = '' } = await this.begin(before).up;
    const welcome = await fetch(open, { redirect: 'manual' });
    this.#url = listening;
    this.#cookie = (welcome.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    this.#bridge = createORPCClient(new RPCLink({ url: `${listening}/bridge`, headers: { cookie: this.#cookie } }));
  }

  /** A file that the page would load beside the bridge; `undefined` where the door does not give it. */
  async load(path: string): Promise<Buffer | undefined> {
    const response = await fetch(`${this.#url}/${path}`, { headers: { cookie: this.#cookie } });
    const bytes = Buffer.from(await response.arrayBuffer());
    return response.status === 200 ? bytes : undefined;
  }

  async kill(): Promise<void> {
    await this.#program?.kill();
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
  }

  said(): string {
    return this.#program?.said() ?? '';
  }
}

/** The problem that a call was refused with; `undefined` where the call got no answer at all. */
export function problemOfCall(error: unknown): Problem | undefined {
  return parseProblem((error as { readonly data?: unknown } | undefined)?.data);
}
