import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { bridgeContract } from '../../../shared/bridge/contract.ts';

/** The host's named calls, as the contract types them. */
export type Bridge = ContractRouterClient<typeof bridgeContract>;

const wanted = 'gatecheck-bridge-wanted';
const handed = 'gatecheck-bridge-port';

/** Set while the page is going away: small calls then outlive it (`keepalive`), so that the last keystroke is saved. */
let isLeaving = false;

/** The way to the host: a MessagePort from the preload script in Electron, loopback HTTP under `/bridge` in a browser. */
export async function openBridge(): Promise<Bridge> {
  window.addEventListener('pagehide', () => {
    isLeaving = true;
  });
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
  return location.protocol.startsWith('http') ? overFetch() : overPort(await receivePort());
}

function overFetch(): Bridge {
  const link = new FetchLink({
    url: new URL('/bridge', location.href).href,
    fetch: (request, init) => fetch(request, { ...init, keepalive: isLeaving }),
  });
  return createORPCClient(link);
}

function overPort(port: MessagePort): Bridge {
  const client: Bridge = createORPCClient(new PortLink({ port }));
  port.start();
  return client;
}

function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== handed || port === undefined) return;
      window.removeEventListener('message', receive);
      resolve(port);
    };
    window.addEventListener('message', receive);
    window.postMessage(wanted, location.origin);
  });
}
