import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { putDealer } from '../../hq/dealer/put-dealer.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { silentLogger } from '../../hq/logger.ts';
import { putRegion } from '../../hq/region/put-region.ts';
import { createHq } from '../../hq/server.ts';
import type { DealerId, RegionId } from '../../shared/kernel/ids.ts';
import { instantOf } from '../../shared/kernel/instant.ts';
import { startProgram, type Program } from './fault-program.ts';

const main = join(import.meta.dirname, '..', '..', 'hq', 'main.ts');

/** Lays a region, a dealer for each desk, and gives the one-time codes that enrol the desks. */
export async function layHq(dataDir: string, desks: number): Promise<readonly string[]> {
  const { hq, close } = await createHq({ dataDir, database: { kind: 'sqlite' }, clock: { now: () => instantOf(Date.now()) }, random: (count) => randomBytes(count), logger: silentLogger });
  try {
    await putRegion(hq, { username: 'fault' }, { id: 'east' as RegionId, name: '华东', dispatcherName: '周海峰', dispatcherPhone: '0531-68001102', assistantName: '刘雨晴', assistantPhone: '0531-68001101' });
    const codes: string[] = [];
    for (let number = 1; number <= desks; number += 1) {
      const dealer = `D${number}` as DealerId;
      await putDealer(hq, { username: 'fault' }, { id: dealer, name: `经销商 ${number}`, region: 'east' as RegionId, level: 'A', phone: '', address: '' });
      const code = await issueCode(hq, { dealer, device: null, person: { name: '赵建国', role: 'owner' }, by: 'fault' });
      if (!code.ok) throw new Error(code.problem.code);
      codes.push(code.value.code);
    }
    return codes;
  } finally {
    await close();
  }
}

/** HQ as people start it, on one folder and one port through all its deaths. */
export class MortalHq {
  readonly dataDir: string;
  #port = 0;
  #program: Program | undefined;
  #up = Promise.withResolvers<void>();
  #isUp = false;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  /** Begins to start and does not wait; `up` does. */
  begin(more: readonly string[] = [], before: readonly string[] = []): Program {
    this.#program = startProgram([main, '--data', this.dataDir, '--port', String(this.#port), ...more], { before });
    return this.#program;
  }

  /** `more` goes to HQ's own command line; `before` is a tracer's command that HQ runs under. */
  async start(more: readonly string[] = [], before: readonly string[] = []): Promise<void> {
    const { listening = '' } = await this.begin(more, before).up;
    this.#port = Number(new URL(listening).port);
    this.#isUp = true;
    this.#up.resolve();
  }

  /** Resolves while HQ is up; senders need not knock at a door that nobody opens. */
  async whenUp(): Promise<void> {
    await this.#up.promise;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.#fall();
    await this.#program?.kill();
    this.#program = undefined;
  }

  async stop(): Promise<void> {
    this.#fall();
    await this.#program?.stop();
    this.#program = undefined;
  }

  /** Who waits already goes on waiting for the next start that comes to its end. */
  #fall(): void {
    if (this.#isUp) this.#up = Promise.withResolvers();
    this.#isUp = false;
  }

  said(): string {
    return this.#program?.said() ?? '';
  }
}
