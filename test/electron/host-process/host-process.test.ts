import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toShellSchema, type ToHost, type ToShell } from '../../../shared/bridge/shell-messages.ts';

const entry = join(import.meta.dirname, '..', '..', '..', 'electron', 'host', 'host-process.ts');
let folder: string;
let running: Host[];

/** The host as a process of its own, talked to as the shell talks to it. */
class Host {
  readonly child: ChildProcess;
  readonly heard: ToShell[] = [];
  readonly ended: Promise<number | null>;
  constructor(...flags: readonly string[]) {
    this.child = fork(entry, ['--data', folder, ...flags], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.child.on('message', (message) => this.heard.push(toShellSchema.parse(message)));
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    running.push(this);
  }
  say(message: ToHost | Readonly<Record<string, unknown>>): void {
    this.child.send(message);
  }
  async hears<Kind extends ToShell['kind']>(kind: Kind): Promise<Extract<ToShell, { kind: Kind }>> {
    await expect.poll(() => this.heard.map((message) => message.kind), { timeout: 90_000 }).toContain(kind);
    return this.heard.find((message) => message.kind === kind) as Extract<ToShell, { kind: Kind }>;
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-process-'));
  running = [];
});
afterEach(async () => {
  for (const host of running) host.child.kill('SIGKILL');
  await Promise.all(running.map((host) => host.ended));
  rmSync(folder, { recursive: true, force: true });
});

describe('the host as a process', () => {
  it('says when it is ready, and names no deadline on an empty desk', async () => {
    const host = new Host();
    await host.hears('ready');
    expect(await host.hears('nearest')).toEqual({ kind: 'nearest', title: null, dueAt: null, language: 'zh-CN' });
  });

  it('closes in order when asked and leaves the folder to the next one', async () => {
    const first = new Host();
    await first.hears('ready');
    first.say({ kind: 'close' });
    expect(await first.ended).toBe(0);
    expect(first.heard.at(-1)).toEqual({ kind: 'closed' });
    await new Host().hears('ready');
  });

  it('refuses a folder that another host holds', async () => {
    await new Host().hears('ready');
    const second = new Host();
    expect(await second.hears('refused-to-start')).toEqual({ kind: 'refused-to-start', code: 'desk.in-use' });
    expect(await second.ended).not.toBe(0);
  });

  it('opens no file that no row speaks of, however the path is spelt', async () => {
    const host = new Host();
    await host.hears('ready');
    const paths = [`photo/${'0'.repeat(64)}/thumb`, 'photo/../../etc/passwd/thumb', 'receipt/x.pdf', '../desk.sqlite', 'bundle/%2e%2e.zip', ''];
    for (const [ask, path] of paths.entries()) host.say({ kind: 'open', ask, path });
    await expect.poll(() => host.heard.filter((message) => message.kind === 'not-opened')).toHaveLength(paths.length);
    expect(host.heard.filter((message) => message.kind === 'opened')).toEqual([]);
  });

  it('ignores messages that are none', async () => {
    const host = new Host();
    await host.hears('ready');
    for (const message of [{ kind: 'nonsense' }, { kind: 'open', ask: 'x' }, { kind: 'open', ask: 1, path: 'x'.repeat(400) }]) host.say(message);
    host.say({ kind: 'close' });
    expect(await host.ended).toBe(0);
  });
});
