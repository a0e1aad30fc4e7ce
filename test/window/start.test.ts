import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../kit/browser.ts';

const script = join(import.meta.dirname, '..', '..', 'build', 'start.ts');
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatecheck-start-'));
});
afterEach(async () => {
  await Promise.all([...running].map(end));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function end(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

interface Started {
  readonly child: ChildProcess;
  /** What it had printed when it was up, or when it ended. */
  readonly said: string;
  readonly code: number | null;
}

/** Starts it over a folder and waits until it is up or has ended. */
async function start(data: string, ...more: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [script, '--no-open', '--data', data, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  await new Promise<void>((resolve) => {
    const hear = (bytes: Buffer): void => {
      said += bytes.toString();
      if (said.includes('End with Ctrl+C.')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => resolve());
  });
  return { child, said, code: child.exitCode };
}

function addresses(said: string): { readonly hq: string; readonly desk: string } {
  return { hq: /HQ console +(\S+)/.exec(said)?.[1] ?? '', desk: /Dealer desk +(\S+)/.exec(said)?.[1] ?? '' };
}

describe('npm start', () => {
  test('fills a new folder, opens HQ and an enrolled desk, and says how to sign in; a second start keeps the data', async () => {
    const data = join(folder, 'first');
    const first = await start(data);
    expect(first.said).toContain('Preparing the demonstration data');
    expect(first.said).toMatch(/assistant-east +\S+/);
    expect(first.said).toContain('PIN on the desk (demonstration): 258036');
    const { hq, desk } = addresses(first.said);
    expect((await fetch(hq)).status).toBe(200);
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(desk);
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await browser.close();
    const beside = await start(data);
    expect(beside).toMatchObject({ code: 0, said: expect.stringContaining('Running already.') as string });
    expect(addresses(beside.said).hq).toBe(hq);
    await end(first.child);
    const note = readFileSync(join(data, 'demonstration.json'), 'utf8');
    const second = await start(data);
    expect(second.said).not.toContain('Preparing');
    expect((await fetch(addresses(second.said).hq)).status).toBe(200);
    expect(readFileSync(join(data, 'demonstration.json'), 'utf8')).toBe(note);
  });

  test('that was cut off while it filled the folder begins anew the next time', async () => {
    const data = join(folder, 'cut-off');
    const first = spawn(process.execPath, [script, '--no-open', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(first);
    await new Promise<void>((resolve) => first.stdout.on('data', (bytes: Buffer) => bytes.toString().includes('Preparing') && setTimeout(resolve, 400)));
    const killed = once(first, 'exit');
    first.kill('SIGKILL');
    await killed;
    running.delete(first);
    const second = await start(data);
    expect(second.said).toContain('Preparing the demonstration data');
    expect((await fetch(addresses(second.said).hq)).status).toBe(200);
  });

  test.each([[], ['--fresh']])('touches nothing in a folder that holds other data %j', async (...more) => {
    const data = join(folder, `foreign${more.length}`);
    mkdirSync(join(data, 'hq'), { recursive: true });
    writeFileSync(join(data, 'hq', 'hq.sqlite'), 'of a company');
    const refused = await start(data, ...more);
    expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('is not a demonstration') as string });
    expect(readFileSync(join(data, 'hq', 'hq.sqlite'), 'utf8')).toBe('of a company');
  });
});
