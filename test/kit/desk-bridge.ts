import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { bridgeContract } from '../../shared/bridge/contract.ts';
import { parseProblem, type Problem } from '../../shared/kernel/problem.ts';
import { makePortBridge } from '../../electron/host/bridge/serve-bridge.ts';
import type { Desk } from '../../electron/host/desk.ts';

/** The desk's calls as a page makes them. */
export type DeskBridge = ContractRouterClient<typeof bridgeContract>;

/** Opens the bridge over a real pair of MessagePorts, as a page in its window does. */
export function openDeskBridge(desk: Desk): { readonly bridge: DeskBridge; readonly close: () => void } {
  const { port1, port2 } = new MessageChannel();
  makePortBridge(desk)(port1);
  const bridge: DeskBridge = createORPCClient(new RPCLink({ port: port2 }));
  port2.start();
  return {
    bridge,
    close: () => {
      port1.close();
      port2.close();
    },
  };
}

/** The problem that a call was refused with; throws where it was not refused, or with something that is no problem. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    const told = parseProblem((error as { readonly data?: unknown }).data);
    if (told !== undefined) return told;
    throw error;
  }
  throw new Error('the call was not refused');
}
