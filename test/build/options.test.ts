import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const root = join(import.meta.dirname, '..', '..');
const programs = {
  start: 'build/start.ts', hq: 'build/hq.ts', desk: 'build/desk.ts', demo: 'build/demo.ts', package: 'build/package.ts', verify: 'build/verify.ts', bench: 'build/bench.ts',
} as const;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatecheck-options-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command where nothing it could make by mistake lies in the project. */
function run(program: keyof typeof programs, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, programs[program]), ...args], { cwd: folder, env: { ...process.env, ...env } }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
  });
}

interface Wrong {
  readonly program: keyof typeof programs;
  readonly args: readonly string[];
  readonly says: string;
  readonly env?: Readonly<Record<string, string>>;
}

const wrong: readonly Wrong[] = [
  ...(['start', 'hq', 'desk', 'package', 'bench'] as const).map((program) => ({ program, args: ['--bogus'], says: 'there is no option --bogus (--help lists the options)' })),
  ...(['demo', 'verify'] as const).map((program) => ({ program, args: ['--bogus'], says: '没有 --bogus 这个选项（--help 列出全部选项）' })),
  { program: 'demo', args: ['--bogus', '--lang', 'en'], says: 'there is no option --bogus' },
  { program: 'demo', args: ['--lang', 'fr'], says: '--lang 应为 zh-CN、en 之一，不是 fr' },
  { program: 'demo', args: ['--photos', 'no-such-folder'], says: '--photos：文件夹 no-such-folder 读不出来（ENOENT）' },
  { program: 'demo', args: ['--photos', '.', '--lang', 'en'], says: '--photos . holds no file' },
  { program: 'start', args: ['--data'], says: '--data needs a value' },
  { program: 'start', args: ['--data', '--fresh'], says: '--data needs a value' },
  { program: 'start', args: ['--fresh=yes'], says: '--fresh takes no value' },
  { program: 'start', args: ['stray'], says: 'unknown: stray' },
  { program: 'hq', args: ['--port', '99999'], says: '--port is a whole number from 0 to 65535, not 99999' },
  { program: 'hq', args: ['--port', '1', '--port', '2'], says: '--port is named twice' },
  { program: 'hq', args: [], env: { GATECHECK_HQ_PORT: 'http' }, says: 'GATECHECK_HQ_PORT is a whole number from 0 to 65535, not http' },
  { program: 'hq', args: ['--database', 'mysql://user:secret-7741@host/db'], says: '--database is an address such as postgres://' },
  { program: 'hq', args: ['--administrator', 'root-user'], env: { GATECHECK_HQ_PASSWORD: 'short' }, says: 'password of 12 characters or more' },
  { program: 'hq', args: ['--administrator', 'Root User'], env: { GATECHECK_HQ_PASSWORD: 'long-enough-2026' }, says: 'the name must be' },
  { program: 'desk', args: ['--port', '-1'], says: '--port needs a value' },
  { program: 'desk', args: ['--port', '4.5'], says: '--port is a whole number from 0 to 65535, not 4.5' },
  { program: 'desk', args: ['--hq', 'nonsense'], says: '--hq is an address such as https://hq.example.com, not nonsense' },
  { program: 'package', args: ['--arch', 'mips'], says: '--arch is one of x64, arm64, not mips' },
  { program: 'package', args: ['--win', '--mac'], says: 'only one of --win, --mac, --linux can be named' },
  { program: 'bench', args: ['nothing'], says: 'NAME is one of desk, ' },
];

describe('a wrong call is answered in one line on stderr with exit code 2, before anything is done', () => {
  test.concurrent.each(wrong.map((each) => ({ ...each, words: each.args.join(' ') })))('$program $words', async ({ program, args, says, env }) => {
    const { code, out, err } = await run(program, args, env);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).not.toContain('secret-7741');
  });
});

test.concurrent.each(Object.keys(programs) as (keyof typeof programs)[])('%s --help ends with 0 and nothing on stderr', async (program) => {
  const { code, out, err } = await run(program, ['--help']);
  expect([code, err]).toEqual([0, '']);
  expect(out.length).toBeGreaterThan(50);
});

test.each(['hq', 'desk'] as const)('%s says that its port is taken, and ends', async (program) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  try {
    const ended = await run(program, ['--port', String(port), '--data', join(folder, `${program}-data`), ...(program === 'desk' ? ['--no-open'] : [])]);
    expect([ended.code, ended.err.includes(`port ${port} is in use: end the other program, or choose another with --port`), ended.err.includes('    at ')]).toEqual([2, true, false]);
  } finally {
    other.close();
  }
});
