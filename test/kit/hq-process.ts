import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** HQ as a process of its own, as people start it. */
export interface HqProcess {
  readonly url: string;
  readonly pid: number;
  /** Asks it to close and waits until it has. */
  readonly stop: () => Promise<void>;
  /** kill -9. */
  readonly kill: () => Promise<void>;
}

const main = join(import.meta.dirname, '..', '..', 'hq', 'main.ts');

export async function startHqProcess(dataDir: string, databaseUrl?: string, port = 0): Promise<HqProcess> {
  const child = spawn(process.execPath, [main, '--data', dataDir, '--port', String(port), ...(databaseUrl === undefined ? [] : ['--database', databaseUrl])], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => Promise.reject(new Error('HQ did not start')))]);
  const { listening } = JSON.parse(String(first[0])) as { readonly listening: string };
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { url: listening, pid: child.pid ?? 0, stop: end('SIGTERM'), kill: end('SIGKILL') };
}
