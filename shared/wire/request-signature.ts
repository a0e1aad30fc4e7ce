import type { DeviceId, Sha256 } from '../kernel/ids.ts';

/** Header names of a desk's signed request. */
export const signatureHeaders = {
  wire: 'x-gatecheck-wire',
  device: 'x-gatecheck-device',
  nonce: 'x-gatecheck-nonce',
  anchor: 'x-gatecheck-anchor',
  bodyHash: 'x-gatecheck-body',
  signature: 'x-gatecheck-signature',
} as const;

/** An anchor older than this (by HQ's own clock) no longer opens a request; the desk fetches a new one and sends again. */
export const anchorLifeMs = 3_600_000;

/**
 * The text that a device signs for each request (ECDSA P-256 / SHA-256). `path` has its query; `anchorNonce` is the nonce of a
 * time anchor that HQ gave this device within `anchorLifeMs`: freshness comes from HQ's clock, so a wrong clock on the
 * desk never keeps it from syncing. `bodyHash` is the SHA-256 of the body bytes; an upload's PATCH signs `streamed`, because its
 * bytes are proved by their own hash at the end.
 */
export function requestText(request: {
  readonly method: string;
  readonly path: string;
  readonly device: DeviceId;
  readonly nonce: string;
  readonly anchorNonce: string;
  readonly bodyHash: Sha256 | 'streamed';
}): string {
  return ['gatecheck-request/1', request.method.toUpperCase(), request.path, request.device, request.nonce, request.anchorNonce, request.bodyHash].join('\n');
}
