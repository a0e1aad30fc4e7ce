import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ChildProgram {
  /** The first line it printed, read as JSON. */
  readonly greeting: Readonly<Record<string, unknown>>;
  readonly process: ChildProcess;
  /** Asks it to end (SIGTERM) and resolves when it has. */
  readonly end: () => Promise<void>;
}

/** Longest wait for a program's greeting. */
const patienceMs = 60_000;

/**
 * Starts a script of the project on this Node and waits for its greeting: one line of JSON on standard output.
 * Rejects with what it wrote on standard error when it ends or stays silent instead.
 */
export function startProgram(script: string, args: readonly string[]): Promise<ChildProgram> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { stdout, stderr } = child;
  let complaints = '';
  stderr.on('data', (bytes: Buffer) => {
    complaints = (complaints + bytes.toString()).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill();
      reject(new Error(`${script} said nothing within ${patienceMs / 1000} s\n${complaints}`));
    }, patienceMs);
    createInterface({ input: stdout }).once('line', (line) => {
      clearTimeout(timer);
      stdout.resume();
      resolve({
        greeting: JSON.parse(line) as Record<string, unknown>,
        process: child,
        end: () => {
          child.kill('SIGTERM');
          return ended;
        },
      });
    });
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`${script} ended early\n${complaints}`));
    });
  });
}
