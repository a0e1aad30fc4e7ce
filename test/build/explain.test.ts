import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const explain = join(import.meta.dirname, '..', '..', 'build', 'explain.ts');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a process of its own, in a machine zone that is not the policy's. */
function run(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [explain, ...args], { env: { ...process.env, TZ: 'America/New_York' } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

async function json(...args: readonly string[]): Promise<unknown> {
  const { code, out, err } = await run([...args, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

const reasons: unknown = expect.arrayContaining([expect.any(String)]);

describe('each kind as JSON', () => {
  test('deadline: R-TL-2, in the policy’s zone whatever the machine’s', async () => {
    expect(await json('deadline', '--pickup', '2026-11-20T13:59:59+08:00', '--line', 'window_guard=8', '--line', 'guardrail=4')).toEqual({
      limits: [
        {
          rule: 'R-TL-2',
          classes: ['window_guard', 'guardrail'],
          quantity: 12,
          unit: 'set',
          startsAt: '2026-11-20T13:59:59.000+08:00',
          dueAt: '2026-11-21T00:00:00.000+08:00',
          provisional: false,
          reasons,
        },
      ],
    });
  });

  test('deadline: pipes in metres and in lengths, several rows', async () => {
    const answer = await json('deadline', '--pickup', '2026-11-20T06:00:00Z', '--line', 'pipe=89.99', '--line', 'pipe=1:length:6', '--line', 'pipe=1:length:φ25×0.8×6000', '--line', 'door=10');
    expect(answer).toMatchObject({
      limits: [
        { rule: 'R-TL-6', quantity: 101.99, unit: 'metre', startsAt: '2026-11-21T00:00:00.000+08:00', dueAt: '2026-11-22T00:00:00.000+08:00' },
        { rule: 'R-TL-8', quantity: 10, dueAt: '2026-11-24T00:00:00.000+08:00' },
      ],
    });
  });

  test('lead-time', async () => {
    expect(await json('lead-time', '--confirmed', '2026-11-20T12:00:00+08:00', '--class', 'window_guard', '--finish', 'coloured')).toMatchObject({ rule: 'R-LT-3', day1: '2026-11-20', shipBy: '2026-12-01', provisional: false, reasons });
    expect(await json('lead-time', '--reviewed', '2026-11-20T09:00:00+08:00', '--deposit', '2026-11-20T12:00:00.001+08:00', '--class', 'door', '--sets', '6', '--agreed', '2026-12-24')).toMatchObject({ rule: 'R-LT-5', day1: '2026-11-21', shipBy: '2026-12-24' });
    expect(await json('lead-time', '--confirmed', '2026-11-20T12:00:00+08:00', '--class', 'sample')).toMatchObject({ shipBy: null, provisional: true });
  });

  test('compensation', async () => {
    const late = ['compensation', '--class', 'door', '--ship-by', '2026-12-01', '--shipped', '2026-12-04'];
    expect(await json(...late, '--force-majeure', '2026-12-02..2026-12-03')).toMatchObject({ days: 3, compensatedDays: 1, amountFen: 5_000, currency: 'CNY', reasons });
    expect(await json(...late, '--force-majeure', '2026-12-02', '--force-majeure', '2026-12-04')).toMatchObject({ days: 3, compensatedDays: 1 });
    expect(await json(...late, '--cause', 'other')).toMatchObject({ days: 3, compensatedDays: 0, amountFen: 0 });
  });

  test('complaint', async () => {
    expect(await json('complaint', '--received', '2026-09-29T17:00:00+08:00')).toMatchObject({ planDue: '2026-10-11T00:00:00.000+08:00', resolveDue: null, provisional: false, reasons });
    expect(await json('complaint', '--received', '2026-12-29T17:00:00+08:00', '--plan-replied', '2026-12-30T09:00:00+08:00')).toMatchObject({ provisional: true, resolveDue: '2027-01-05T00:00:00.000+08:00' });
  });

  test('visits', async () => {
    expect(await json('visits', '--level', 'A', '--last', '2026-11-02')).toMatchObject({ due: '2026-11-16' });
    expect(await json('visits', '--level', 'C', '--last', '2026-11-02')).toMatchObject({ due: null });
  });
});

test('for a person: Chinese by default, English on request', async () => {
  const args = ['deadline', '--pickup', '2026-11-20T13:59:00+08:00', '--line', 'window_guard=8', '--line', 'guardrail=4'];
  expect((await run(args)).out).toBe('R-TL-2  起算：2026-11-20 13:59，截止：2026-11-20 24:00\n  - 护窗 8 套 + 护栏 4 套 = 12 套\n  - 10 套以上当天（R-TL-2）\n  - 2026-11-20 13:59 提货，当天起算\n  - 截止 2026-11-20 24:00\n');
  expect((await run([...args, '--lang', 'en'])).out).toContain('8 window guards + 4 guardrails = 12 sets');
  expect((await run(['compensation', '--class', 'door', '--ship-by', '2026-12-01', '--shipped', '2026-12-04', '--lang', 'en'])).out).toContain('amount: 150.00 CNY');
  expect((await run(['--help'])).out).toContain('--pickup');
});

describe('what is wrong: one line on stderr, nothing on stdout, exit 2', () => {
  const pickup = ['deadline', '--pickup', '2026-11-20T13:59:59+08:00'];
  const wrong: readonly (readonly string[])[] = [
    [],
    ['forecast'],
    ['--frobnicate'],
    [...pickup],
    [...pickup, '--line', 'door=1', '--frobnicate'],
    [...pickup, '--line', 'door=1', 'stray'],
    [...pickup, '--line', 'door'],
    [...pickup, '--line', 'door='],
    [...pickup, '--line', 'door=0'],
    [...pickup, '--line', 'door=-1'],
    [...pickup, '--line', 'door=ten'],
    [...pickup, '--line', 'door=1e3'],
    [...pickup, '--line', 'door=2.5'],
    [...pickup, '--line', 'pipe=90.0001'],
    [...pickup, '--line', 'pipe=10000000'],
    [...pickup, '--line', 'gate=1'],
    [...pickup, '--line', 'door=1:kg'],
    [...pickup, '--line', 'pipe=1:length:0'],
    ['deadline', '--line', 'door=1'],
    ['deadline', '--pickup', '2026-11-20T13:59:59', '--line', 'door=1'],
    ['deadline', '--pickup', '2026-02-30T13:59:59+08:00', '--line', 'door=1'],
    ['deadline', '--pickup', '2026-11-20T25:00:00+08:00', '--line', 'door=1'],
    ['deadline', '--pickup', 'yesterday', '--line', 'door=1'],
    ['deadline', '--pickup'],
    ['lead-time', '--class', 'door'],
    ['lead-time', '--confirmed', '2026-11-20T12:00:00+08:00', '--class', 'window_guard'],
    ['lead-time', '--confirmed', '2026-11-20T12:00:00+08:00', '--class', 'window_guard', '--finish', 'gold'],
    ['lead-time', '--reviewed', '2026-11-20T12:00:00+08:00', '--class', 'door'],
    ['compensation', '--class', 'door', '--ship-by', '2026-12-01'],
    ['compensation', '--class', 'door', '--ship-by', '2026-12-01', '--shipped', '2026-12-32'],
    ['compensation', '--class', 'door', '--ship-by', '2026-12-01', '--shipped', '2026-12-04', '--force-majeure', '2026-12-03..2026-12-02'],
    ['compensation', '--class', 'door', '--ship-by', '2026-12-01', '--shipped', '2026-12-04', '--force-majeure', 'storm'],
    ['complaint', '--received', '2026-09-29'],
    ['complaint', '--received', '2026-09-29T17:00:00+08:00', '--plan-replied', '2026-09-28T17:00:00+08:00'],
    ['visits', '--level', 'D', '--last', '2026-11-02'],
    ['visits', '--level', 'A', '--last', '2026-11-31'],
    ['visits', '--level', 'A', '--last', '2026-11-02', '--lang', 'fr'],
    ['visits', '--level', 'A', '--last', '2026-11-02', '--policy', join(import.meta.dirname, 'no-such-file.json')],
    ['deadline', '--batch'],
  ];

  test.concurrent.each(wrong.map((args) => ({ words: args.join(' '), args })))('explain $words', async ({ args }) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^explain: [^\n]+\n$/);
  });
});

describe('--batch', () => {
  test('one answer a line, the same object as --json; a bad line never stops the rest', async () => {
    const questions = [
      '{"kind":"deadline","pickup":"2026-11-20T13:59:59+08:00","lines":[{"class":"window_guard","quantity":8}]}',
      'not json',
      '{"kind":"lead-time","confirmed":"2026-11-20T12:00:00+08:00","class":"window_guard","finish":"coloured"}',
      '{"kind":"compensation","class":"door","shipBy":"2026-12-01","shipped":"2026-12-04","forceMajeure":[["2026-12-02","2026-12-03"]]}',
      '{"kind":"complaint","received":"2026-09-29T17:00:00+08:00","planReplied":"2026-09-30T09:00:00+08:00"}',
      '',
      '{"kind":"visits","level":"A","last":"2026-11-02"}',
      '{"kind":"visits","level":"A","last":"2026-11-02","extra":1}',
      '{"kind":"deadline","pickup":"2026-11-20T13:59:59+08:00","lines":[]}',
      '[]',
      '{"kind":"deadline","pickup":"2026-11-20T13:59:59+08:00","lines":[{"class":"pipe","quantity":90.01}]}',
    ];
    const { code, out, err } = await run(['--batch'], `${questions.join('\n')}\n`);
    expect([code, err]).toEqual([0, '']);
    const answers = out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers).toHaveLength(questions.length);
    expect(answers[0]).toMatchObject({ limits: [{ rule: 'R-TL-1', dueAt: '2026-11-20T17:59:59.000+08:00' }] });
    expect(answers[2]).toEqual(await json('lead-time', '--confirmed', '2026-11-20T12:00:00+08:00', '--class', 'window_guard', '--finish', 'coloured'));
    expect(answers[3]).toMatchObject({ amountFen: 5_000 });
    expect(answers[4]).toMatchObject({ resolveDue: '2026-10-11T00:00:00.000+08:00' });
    expect(answers[6]).toMatchObject({ due: '2026-11-16' });
    expect(answers[10]).toMatchObject({ limits: [{ rule: 'R-TL-6', quantity: 90.01 }] });
    for (const bad of [1, 5, 7, 8, 9]) expect(answers[bad]).toEqual({ error: expect.any(String) as unknown });
  });

  test('the last line needs no line end, and thousands of lines come back in order', async () => {
    const days = Array.from({ length: 20_000 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + (index % 365))).toISOString().slice(0, 10));
    const { out } = await run(['--batch', '--lang', 'en'], days.map((last) => JSON.stringify({ kind: 'visits', level: 'A', last })).join('\n'));
    const dues = out.trimEnd().split('\n').map((line) => (JSON.parse(line) as { readonly due: string }).due);
    expect(dues).toEqual(days.map((last) => new Date(Date.parse(last) + 14 * 86_400_000).toISOString().slice(0, 10)));
  });

  test('a byte order mark before the first line is no part of it', async () => {
    const { out } = await run(['--batch'], '\uFEFF{"kind":"visits","level":"A","last":"2026-11-02"}\n{"kind":"visits","level":"C","last":"2026-11-02"}\n');
    expect(out.trimEnd().split('\n').map((line) => (JSON.parse(line) as { readonly due?: unknown }).due)).toEqual(['2026-11-16', null]);
  });

  test('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [explain, '--batch']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.stdin.on('error', () => undefined);
    const ended = new Promise<readonly unknown[]>((resolve) => child.once('close', (...how) => resolve(how)));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end('{"kind":"visits","level":"A","last":"2026-11-02"}\n'.repeat(50_000));
    expect([await ended, err]).toEqual([[0, null], '']);
  });

  test('more lines than a question may have are called that', async () => {
    const lines = (count: number) => JSON.stringify({ kind: 'deadline', pickup: '2026-11-20T13:59:59+08:00', lines: Array.from({ length: count }, () => ({ class: 'door', quantity: 1 })) });
    const { out } = await run(['--batch'], `${lines(40_000)}\n${lines(40_001)}\n`);
    expect(out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)).toMatchObject([{ limits: [{ quantity: 40_000 }] }, { error: 'lines：最多 40000 行' }]);
  });
});

describe('what is wrong is called by its name, in the language asked for', () => {
  const late = ['compensation', '--class', 'door', '--ship-by', '2026-12-01', '--shipped', '2026-12-04'];
  const cases: readonly (readonly [readonly string[], string, string])[] = [
    [['visits', '--level', 'A', '--last', '9999-01-01'], 'last：年份应在 2000 至 2999 之间', 'last: the year must be from 2000 to 2999'],
    [['complaint', '--received', '1999-12-31T09:00:00+08:00'], 'received：年份应在 2000 至 2999 之间', 'received: the year must be from 2000 to 2999'],
    [['visits', '--level', 'A', '--last', '2026-02-30'], 'last：应为日期，如 2026-11-20', 'last: expected a day, such as 2026-11-20'],
    [['visits', '--level', 'A', '--level', 'B', '--last', '2026-11-02'], '--level 写了两次，只能写一次', '--level is named twice'],
    [['visits', '--level', 'A', '--bogus', '--last', '2026-11-02'], '没有 --bogus 这个选项', 'there is no option --bogus'],
    [['visits', '--level'], '--level 后面要写一个值', '--level needs a value'],
    [['lead-time', '--confirmed', '2026-11-20T12:00:00+08:00', '--class', 'window_guard'], 'finish：护窗要写明 natural（本色）或 coloured（彩色）', 'finish: window guards need natural or coloured'],
    [[...late, '--items', '1000000'], 'items：应为 0 至 999999 的整数', 'items: expected a whole number from 0 to 999999'],
    [[...late, '--policy', 'no-such-file.json'], 'no-such-file.json：文件读不出来（ENOENT）', 'no-such-file.json: the file cannot be read (ENOENT)'],
    [[...late, '--calendar', explain], '：不是 JSON', ': not JSON'],
  ];
  test.concurrent.each(cases.map(([args, zh, en]) => ({ words: args.join(' '), args, zh, en })))('explain $words', async ({ args, zh, en }) => {
    const [chinese, english] = await Promise.all([run(args), run([...args, '--lang', 'en'])]);
    expect(chinese).toMatchObject({ code: 2, out: '', err: expect.stringContaining(zh) as string });
    expect(english).toMatchObject({ code: 2, out: '', err: expect.stringContaining(en) as string });
  });
});

test('R-LT-2, R-LT-4: the last day of shipping reads as the rule does, on or before its 24:00', async () => {
  const late = ['compensation', '--class', 'door', '--ship-by', '2026-12-01', '--shipped', '2026-12-04'];
  expect((await run(late)).out).toContain('最晚应于 2026-12-01 24:00 发货，实际 2026-12-04 发货，晚 3 天');
  expect((await run([...late, '--lang', 'en'])).out).toContain('due on or before 2026-12-01 24:00, shipped 2026-12-04: 3 days late');
  expect((await run(['lead-time', '--confirmed', '2026-11-20T12:00:00+08:00', '--class', 'door', '--sets', '6', '--agreed', '2026-12-24'])).out).toContain('最晚 2026-12-24 24:00 发货');
});
