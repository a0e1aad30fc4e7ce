import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePortBridge } from '../../../electron/host/bridge/serve-bridge.ts';
import { openDesk, type OpenedDesk } from '../../../electron/host/open-desk.ts';
import type { bridgeContract } from '../../../shared/bridge/contract.ts';

type Bridge = ContractRouterClient<typeof bridgeContract>;

let folder: string;
let opened: OpenedDesk;
let ports: MessagePort[];

/** A page's end of a fresh channel, as the shell hands it out. */
function connectPage(): Bridge {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  makePortBridge(opened.desk)(port1);
  const bridge: Bridge = createORPCClient(new RPCLink({ port: port2 }));
  port2.start();
  return bridge;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'port-bridge-'));
  ports = [];
  opened = await openDesk({ folder, version: 'test', withoutReserve: true });
});
afterEach(async () => {
  for (const port of ports) port.close();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the bridge over a real MessagePort', () => {
  it('answers a call with its value', async () => {
    expect(await connectPage().desk.status()).toMatchObject({ enrolled: false, language: 'zh-CN', hq: { state: 'never' } });
  });

  it('answers a refusal with a problem of the catalogue', async () => {
    const refusal = await connectPage()
      .orders.get({ orderNo: 'CK-none' as never })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ORPCError);
    expect(refusal).toMatchObject({ code: 'PROBLEM', data: { code: 'thing.not-found' } });
  });

  it('answers arguments that are none with a problem, and goes on', async () => {
    const bridge = connectPage();
    await expect(bridge.orders.list({ text: 7, status: 'nowhere' } as never)).rejects.toMatchObject({ data: { code: 'input.invalid' } });
    expect((await bridge.orders.list({})).rows).toEqual([]);
  });

  it('tells every page of a change, each on its own port', async () => {
    const [first, second] = [connectPage(), connectPage()];
    const changes = await Promise.all([first.desk.changes(), second.desk.changes()]);
    await first.desk.setLanguage({ language: 'en' });
    for (const feed of changes) expect((await feed.next()).value).toEqual({ topic: 'status' });
    expect((await second.desk.status()).language).toBe('en');
    for (const feed of changes) await feed.return?.();
  });

  it('carries bytes: a photo of no pickup is refused before any is taken', async () => {
    const id = '019a0000-0000-7000-8000-000000000001';
    const refusal = connectPage().photos.begin({ fileName: 'a.jpg', bytes: 10, via: 'file', target: { pickup: id as never, finding: id as never, withPackaging: false } });
    await expect(refusal).rejects.toMatchObject({ data: { code: 'thing.not-found' } });
    await expect(connectPage().photos.append({ intake: 'none', offset: 0, chunk: new File([new Uint8Array(10)], 'chunk') })).rejects.toMatchObject({ code: 'PROBLEM' });
  });
});
