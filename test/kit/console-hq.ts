import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../../hq/demo/demo-people.ts';
import { seedDemo, type Demo } from '../../hq/demo/seed-demo.ts';
import type { Hq } from '../../hq/hq.ts';
import { silentLogger } from '../../hq/logger.ts';
import { createHq } from '../../hq/server.ts';
import { addMs, type Instant } from '../../shared/kernel/instant.ts';
import { startPostgres } from './postgres.ts';

/** An answer of HQ: its status and its JSON, or its bytes where it is a file. */
export interface Answer {
  readonly status: number;
  // The tests say by what they expect which shape it is.
  readonly body: any; // eslint-disable-line typescript/no-explicit-any
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

/** Somebody who calls HQ over HTTP: a signed-in person, an import key, or nobody. */
export type Caller = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers?: Readonly<Record<string, string>>, stop?: AbortSignal) => Promise<Answer>;

export interface ConsoleHq {
  readonly hq: Hq;
  readonly demo: Demo;
  readonly url: string;
  readonly clock: { readonly now: () => Instant; readonly advance: (ms: number) => void };
  readonly signIn: (username: string, password?: string) => Promise<Caller>;
  /** Signs in with a password that an administrator has set, and changes it to one of their own. */
  readonly signInFirst: (username: string, password: string) => Promise<Caller>;
  readonly withKey: (key: string) => Caller;
  readonly nobody: Caller;
  readonly close: () => Promise<void>;
}

/** A whole HQ with the demonstration in it, listening on this machine; the clock stands still until it is advanced. */
export async function openConsoleHq(kind: 'sqlite' | 'postgres', more: { readonly pagesDir?: string } = {}): Promise<ConsoleHq> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatecheck-console-hq-'));
  const postgres = kind === 'postgres' ? await startPostgres() : undefined;
  let now = '2026-11-22T02:00:00.000Z' as Instant;
  const clock = {
    now: () => now,
    advance: (ms: number) => {
      now = addMs(now, ms);
    },
  };
  const running = await createHq({
    ...more, dataDir, clock, random: (count) => randomBytes(count), logger: silentLogger,
    database: postgres === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url: await postgres.makeDatabase() },
  });
  const demo = await seedDemo(running.hq);
  const url = await running.app.listen({ host: '127.0.0.1', port: 0 });
  const signIn = async (username: string, password = demoPassword): Promise<Caller> => {
    const response = await fetch(`${url}/console/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
    if (response.status !== 200) throw new Error(`${username} cannot sign in: ${await response.text()}`);
    return caller(url, { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' });
  };
  return {
    hq: running.hq, demo, url, clock,
    nobody: caller(url, {}),
    withKey: (key) => caller(url, { authorization: `Bearer ${key}` }),
    signIn,
    signInFirst: async (username, password) => {
      const own = await signIn(username, password);
      const changed = await own('POST', '/console/v1/session/password', { current: password, next: `${password}-own` });
      if (changed.status !== 200) throw new Error(`${username} cannot change the password: ${JSON.stringify(changed.body)}`);
      return own;
    },
    close: async () => {
      await running.close();
      await postgres?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function caller(url: string, identity: Readonly<Record<string, string>>): Caller {
  return async (method, path, body, more = {}, stop) => {
    const isForm = body instanceof FormData;
    const headers = { ...identity, ...more, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }), ...(stop === undefined ? {} : { signal: stop }) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
    return { status: response.status, body: isJson && bytes.length > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : undefined, bytes, headers: response.headers };
  };
}

/** A form with the one file of an import. */
export function fileForm(bytes: Uint8Array, name = '出库单.csv'): FormData {
  const form = new FormData();
  form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
  return form;
}

/** The code of a refusal's problem. */
export function problemOf(answer: Answer): string | undefined {
  return answer.body?.data?.code as string | undefined;
}
