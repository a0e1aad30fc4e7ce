import type { DeviceId } from '../../shared/kernel/ids.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import { anchorLifeMs } from '../../shared/wire/request-signature.ts';
import type { Clock } from '../clock.ts';

/** Anchors that are kept for one desk; strangers who ask in its name push out unused ones only. */
const mostAnchors = 32;
/** Requests that one anchor opens; then the desk fetches a new one. */
const mostRequests = 20_000;

interface Issued {
  readonly atMs: number;
  readonly nonces: Set<string>;
}

/**
 * The anchors that this process gave out within the last hour, and the nonces of the requests they have opened: what keeps a
 * recorded request from being sent again. Nothing survives a restart, so a request from before it is stale and the desk
 * fetches a new anchor. With several replicas a desk must stay with one of them.
 */
export class AnchorBook {
  readonly #clock: Clock;
  readonly #issued = new Map<DeviceId, Map<string, Issued>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Remembers that the desk was given an anchor. The same nonce again keeps what it has opened. */
  issue(device: DeviceId, anchorNonce: string): void {
    const anchors = this.#issued.get(device) ?? new Map<string, Issued>();
    this.#issued.set(device, anchors);
    this.#dropOld(anchors);
    if (anchors.has(anchorNonce)) return;
    if (anchors.size >= mostAnchors) {
      const unused = [...anchors].find(([, issued]) => issued.nonces.size === 0) ?? [...anchors][0];
      if (unused !== undefined) anchors.delete(unused[0]);
    }
    anchors.set(anchorNonce, { atMs: this.#nowMs(), nonces: new Set() });
  }

  /** Whether the anchor may open a request with this nonce. It does not use the nonce up: `spend` does, once the signature holds. */
  judge(device: DeviceId, anchorNonce: string, nonce: string): 'fresh' | 'stale' | 'replayed' {
    const issued = this.#issued.get(device)?.get(anchorNonce);
    if (issued === undefined || this.#isOld(issued) || issued.nonces.size >= mostRequests) return 'stale';
    return issued.nonces.has(nonce) ? 'replayed' : 'fresh';
  }

  spend(device: DeviceId, anchorNonce: string, nonce: string): void {
    this.#issued.get(device)?.get(anchorNonce)?.nonces.add(nonce);
  }

  /** Forgets everything that no longer opens a request. */
  sweep(): void {
    for (const [device, anchors] of this.#issued) {
      this.#dropOld(anchors);
      if (anchors.size === 0) this.#issued.delete(device);
    }
  }

  #dropOld(anchors: Map<string, Issued>): void {
    for (const [nonce, issued] of anchors) if (this.#isOld(issued)) anchors.delete(nonce);
  }

  #isOld(issued: Issued): boolean {
    const age = this.#nowMs() - issued.atMs;
    return age >= anchorLifeMs || age < -anchorLifeMs;
  }

  #nowMs(): number {
    return epochMs(this.#clock.now());
  }
}
