import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as HttpHandler } from '@orpc/server/node';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from '../desk.ts';
import { makeBridgeRouter, problemsOnly } from './bridge-router.ts';

/** A port as Electron's utility process, a worker or `MessageChannel` gives it. */
export type BridgePort = Parameters<PortHandler<Record<never, never>>['upgrade']>[0] & { readonly start?: () => void };

/** Serves the desk's calls on ports, one for each page. */
export function makePortBridge(desk: Desk): (port: BridgePort) => void {
  const handler = new PortHandler(makeBridgeRouter(desk), { clientInterceptors: [problemsOnly(desk)] });
  return (port) => {
    handler.upgrade(port);
    port.start?.();
  };
}

/** Serves the desk's calls under `/bridge`; answers whether the path was one. */
export function makeHttpBridge(desk: Desk): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const handler = new HttpHandler(makeBridgeRouter(desk), { clientInterceptors: [problemsOnly(desk)], eventIteratorKeepAliveInterval: 15_000 });
  return async (request, response) => {
    const { matched } = await handler.handle(request, response, { prefix: '/bridge' });
    return matched;
  };
}
