import type { Change, PickupView } from '../../../shared/bridge/shapes.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { refusalOf } from '../bridge/bridge-problem.ts';

export interface KeptPickup {
  readonly view: PickupView | undefined;
  /** `retrying`: the host is away; nothing is dropped, it is tried until it is back. */
  readonly saving: 'saved' | 'saving' | 'retrying';
  /** The last change that was refused; the view then shows what the host holds. */
  readonly refused: Problem | undefined;
  readonly loadError: unknown;
}

type Edit = (view: PickupView) => PickupView;
type Call = () => Promise<{ readonly revision: number }>;

const retryMs = 1_000;

/**
 * Holds one pickup for the pages: changes show at once, are saved one after the other, and typing is gathered for at most
 * `delayMs` under its key. What other places changed is fetched when nothing of our own is on its way.
 */
export class PickupKeeper {
  private readonly bridge: Bridge;
  private readonly id: PickupId;
  private state: KeptPickup = { view: undefined, saving: 'saved', refused: undefined, loadError: undefined };
  private readonly listeners = new Set<() => void>();
  private readonly waiting = new Map<string, { readonly call: Call; readonly timer: ReturnType<typeof setTimeout> }>();
  private readonly queue: Call[] = [];
  private running: Promise<void> | undefined;
  private loading = false;
  private isStale = true;

  constructor(bridge: Bridge, id: PickupId) {
    this.bridge = bridge;
    this.id = id;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.refresh();
    return () => this.listeners.delete(listener);
  };

  snapshot = (): KeptPickup => this.state;

  /** Shows `edit` at once and saves it by `call`; a later change under the same key within `delayMs` takes its place. */
  change(key: string, edit: Edit, call: Call, delayMs = 0): void {
    this.show(edit);
    const earlier = this.waiting.get(key);
    if (earlier !== undefined) clearTimeout(earlier.timer);
    this.set({ saving: this.state.saving === 'retrying' ? 'retrying' : 'saving', refused: undefined });
    if (delayMs === 0) {
      this.waiting.delete(key);
      this.enqueue(call);
      return;
    }
    const timer = setTimeout(() => this.send(key), delayMs);
    this.waiting.set(key, { call, timer });
  }

  /** Shows what the host has already saved: a photo that came in. */
  note(edit: Edit, revision: number): void {
    this.show(edit);
    this.seen(revision);
  }

  /** Sends what is still being gathered; resolves when everything is saved or refused. */
  async flush(): Promise<void> {
    for (const key of this.waiting.keys()) this.send(key);
    await this.running;
  }

  /** Something changed in the host. */
  hear(change: Change): void {
    if (change.topic !== 'pickup' || change.pickup !== this.id) return;
    if (change.revision > (this.state.view?.revision ?? -1)) this.isStale = true;
    // Our own change is often announced before it is answered; wait for the answer first.
    if (this.running === undefined) this.refresh();
  }

  /** Asks the host again, whatever is known. */
  reload(): void {
    this.isStale = true;
    this.refresh();
  }

  private send(key: string): void {
    const gathered = this.waiting.get(key);
    if (gathered === undefined) return;
    clearTimeout(gathered.timer);
    this.waiting.delete(key);
    this.enqueue(gathered.call);
  }

  private enqueue(call: Call): void {
    this.queue.push(call);
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
      if (this.waiting.size === 0) this.set({ saving: 'saved' });
      this.refresh();
    });
  }

  private async drain(): Promise<void> {
    for (let call = this.queue[0]; call !== undefined; call = this.queue[0]) {
      try {
        const { revision } = await call();
        this.queue.shift();
        this.seen(revision);
        if (this.state.saving === 'retrying') this.set({ saving: 'saving' });
      } catch (error) {
        const refused = refusalOf(error);
        if (refused === undefined) {
          this.set({ saving: 'retrying' });
          await new Promise((resolve) => setTimeout(resolve, retryMs));
        } else {
          this.queue.shift();
          this.isStale = true;
          this.set({ refused });
        }
      }
    }
  }

  private seen(revision: number): void {
    const known = this.state.view?.revision ?? revision;
    // A gap says that somebody else changed the pickup in between.
    if (revision > known + 1) this.isStale = true;
    else if (revision >= known) this.isStale = false;
    this.show((view) => ({ ...view, revision: Math.max(view.revision, revision) }));
  }

  private refresh(): void {
    if (!this.isStale || this.loading || this.running !== undefined || this.waiting.size > 0) return;
    this.loading = true;
    this.isStale = false;
    this.bridge.pickups
      .get({ pickup: this.id })
      .then((view) => {
        this.loading = false;
        // A change made while the answer travelled wins; the host is asked again after it is saved.
        if (this.running !== undefined || this.waiting.size > 0) this.isStale = true;
        else this.set({ view, loadError: undefined });
      })
      .catch((loadError: unknown) => {
        this.loading = false;
        this.set({ loadError });
      });
  }

  private show(edit: Edit): void {
    if (this.state.view !== undefined) this.set({ view: edit(this.state.view) });
  }

  private set(part: Partial<KeptPickup>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
