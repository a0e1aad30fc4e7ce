import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Clock } from '../clock.ts';
import type { Query } from '../store/query.ts';

/** When desks were last heard from: noted in memory at each request, written at most every few seconds. A crash loses seconds of it, no more. */
export class ContactBook {
  readonly #db: Query;
  readonly #clock: Clock;
  #heard = new Map<DeviceId, Instant>();

  constructor(db: Query, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  note(device: DeviceId): void {
    this.#heard.set(device, this.#clock.now());
  }

  async write(): Promise<void> {
    const heard = this.#heard;
    this.#heard = new Map();
    for (const [device, at] of heard) await this.#db.updateTable('devices').set({ last_contact_at: at }).where('id', '=', device).execute();
  }
}
