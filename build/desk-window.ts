import { spawn } from 'node:child_process';

/** A window that ends sooner than this, and not by itself, never opened. */
const openingMs = 10_000;

/** The desk's window while it runs. */
export interface DeskWindow {
  /** `closed` when a person closed it; `failed` where it could not be opened: the runtime does not start, or ends at once. */
  readonly ended: Promise<'closed' | 'failed'>;
  readonly close: () => void;
}

/** Opens the desk in a program of its own, the Electron runtime. A runtime that is there need not run: libraries may be missing, or the system forbids its sandbox. */
export function openDeskWindow(executable: string, args: readonly string[]): DeskWindow {
  const startedAt = performance.now();
  const program = spawn(executable, args, { stdio: 'inherit' });
  let isAsked = false;
  const ended = new Promise<'closed' | 'failed'>((resolve) => {
    program.once('error', () => resolve('failed'));
    program.once('exit', (code) => resolve(code !== 0 && !isAsked && performance.now() - startedAt < openingMs ? 'failed' : 'closed'));
  });
  const close = (): void => {
    isAsked = true;
    program.kill('SIGTERM');
  };
  return { ended, close };
}
