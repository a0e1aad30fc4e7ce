import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { consoleContract } from '../../shared/wire/console-contract.ts';

/** HQ, as this page may call it: same origin, with the session cookie. */
export const hq: ContractRouterClient<typeof consoleContract> = createORPCClient(new OpenAPILink(consoleContract, { url: () => window.location.origin }));

/** The same calls as query and mutation options. */
export const hqQuery = createTanstackQueryUtils(hq);

/** Where a photo of a record lies. */
export function photoAddress(record: string, sha256: string, size: 'original' | 'working' | 'thumb'): string {
  return `/console/v1/records/${record}/photos/${sha256}/${size}`;
}
