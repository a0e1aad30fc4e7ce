import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { sha256 } from '../../../proof/sha256.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { oldestWireVersion, wireVersion } from '../../../shared/wire/base.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk } from '../../kit/hq-desk.ts';

let house: ConsoleHq;
let desk: TestDesk;
beforeAll(async () => {
  house = await openConsoleHq('sqlite');
  const code = await issueCode(house.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
  desk = new TestDesk(house.url, house.clock.now);
  expect((await desk.enrol(code.ok ? code.value.code : '')).status).toBe(200);
});
afterAll(() => house.close());

const path = '/wire/v1/news?after=0';

/** What HQ answers to a rightly signed request with this wire number; `undefined` for none. */
async function ask(wire: string | undefined): Promise<readonly [number, unknown]> {
  const { 'x-gatecheck-wire': _, ...headers } = desk.sign('GET', path, sha256(''));
  const response = await fetch(house.url + path, { headers: { ...headers, ...(wire === undefined ? {} : { 'x-gatecheck-wire': wire }) } });
  const body = (await response.json()) as { readonly data?: unknown };
  return [response.status, body.data];
}

test('every number that HQ takes is answered', async () => {
  for (let number = oldestWireVersion; number <= wireVersion; number += 1) expect((await ask(String(number)))[0]).toBe(200);
});

test('a desk that is too old or newer than HQ is told which side is to be updated', async () => {
  expect(await ask(String(oldestWireVersion - 1))).toEqual([426, { code: 'wire.too-old', details: { oldest: oldestWireVersion } }]);
  expect(await ask(String(wireVersion + 1))).toEqual([426, { code: 'wire.too-new', details: { newest: wireVersion } }]);
});

test('a desk must name its wire', async () => {
  const refusal = [400, { code: 'input.invalid', details: { field: 'x-gatecheck-wire', expected: `a whole number from ${oldestWireVersion} to ${wireVersion}` } }];
  for (const wire of [undefined, '', 'one', '1.5', '-1']) expect(await ask(wire)).toEqual(refusal);
});
