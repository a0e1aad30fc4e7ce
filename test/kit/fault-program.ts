import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program of the product as a process of its own, which prints one line of JSON when it is up. */
export interface Program {
  readonly pid: number;
  /** The line of JSON. Rejects, with what the program said, where it ended before. */
  readonly up: Promise<Readonly<Record<string, string>>>;
  /** What it has said on standard error so far, the last of it. */
  readonly said: () => string;
  /** kill -9: no handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>;
  /** Asks it to close and waits until it has. */
  readonly stop: () => Promise<void>;
}

const mostSaid = 20_000;
/** Programs that start hundreds of times read their own code compiled. */
const compiled = join(tmpdir(), 'gatecheck-fault-compiled');

/** Starts a script with this Node, behind `before` where a tracer watches it. */
export function startProgram(args: readonly string[], options: { readonly before?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {}): Program {
  const [command = process.execPath, ...rest] = [...(options.before ?? []), process.execPath, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...options.env } });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said = (said + piece).slice(-mostSaid)));
  const up = firstLine(child, ended, () => said);
  // A program that is killed while it starts is nobody's failure.
  up.catch(() => undefined);
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, up, said: () => said, kill: end('SIGKILL'), stop: end('SIGTERM') };
}

async function firstLine(child: ChildProcess, ended: Promise<unknown>, said: () => string): Promise<Readonly<Record<string, string>>> {
  if (child.stdout === null) throw new Error('the program has no standard output');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), ended.then(() => Promise.reject(new Error(`the program ended before it was up:\n${said()}`)))])) as [string];
  return JSON.parse(line) as Readonly<Record<string, string>>;
}
