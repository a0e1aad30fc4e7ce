import type { Change, PickupView } from '../../../shared/bridge/shapes.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { SaveQueue, type Saving } from '../bridge/save-queue.ts';

export interface KeptPickup {
  readonly view: PickupView | undefined;
  readonly saving: Saving;
  /** The last change that was refused; the view then shows what the host holds. */
  readonly refused: Problem | undefined;
  readonly loadError: unknown;
}

type Edit = (view: PickupView) => PickupView;
type Call = () => Promise<{ readonly revision: number }>;

/**
 * Holds one pickup for the pages: changes show at once and are saved one after the other; what is typed while a call is under way
 * goes with the next one. What other places changed is fetched when nothing of our own is on its way.
 */
export class PickupKeeper {
  private readonly bridge: Bridge;
  private readonly id: PickupId;
  private state: KeptPickup = { view: undefined, saving: 'saved', refused: undefined, loadError: undefined };
  private readonly listeners = new Set<() => void>();
  private readonly queue: SaveQueue<{ readonly revision: number }>;
  private loading = false;
  private isStale = true;

  constructor(bridge: Bridge, id: PickupId) {
    this.bridge = bridge;
    this.id = id;
    this.queue = new SaveQueue({
      saving: (saving) => {
        this.set({ saving });
        if (saving === 'saved') this.refresh();
      },
      saved: ({ revision }) => this.seen(revision),
      refused: (refused) => {
        this.isStale = true;
        this.set({ refused });
      },
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.refresh();
    return () => this.listeners.delete(listener);
  };

  snapshot = (): KeptPickup => this.state;

  /** Shows `edit` at once and saves it by `call`, the first change without delay. `typed` names a text being typed: its newest state takes the place of one that waits. */
  change(edit: Edit, call: Call, typed: string | null = null): void {
    this.show(edit);
    this.set({ refused: undefined });
    this.queue.push(call, typed);
  }

  /** Shows what the host has already saved: a photo that came in. */
  note(edit: Edit, revision: number): void {
    this.show(edit);
    this.seen(revision);
  }

  /** Resolves when everything is saved or refused. */
  async flush(): Promise<void> {
    await this.queue.flush();
  }

  /** The page is going away. */
  leave(): void {
    this.queue.leave();
  }

  /** Something changed in the host. */
  hear(change: Change): void {
    if (change.topic === 'limits') {
      this.isStale = true;
      // Pickups that no page shows are asked again when one does.
      if (this.listeners.size > 0) this.refresh();
      return;
    }
    if (change.topic !== 'pickup' || change.pickup !== this.id) return;
    if (change.revision > (this.state.view?.revision ?? -1)) this.isStale = true;
    // Our own change is often announced before it is answered; wait for the answer first.
    if (this.queue.isIdle) this.refresh();
  }

  /** Asks the host again, whatever is known. */
  reload(): void {
    this.isStale = true;
    this.refresh();
  }

  private seen(revision: number): void {
    const known = this.state.view?.revision ?? revision;
    // A gap says that somebody else changed the pickup in between.
    if (revision > known + 1) this.isStale = true;
    else if (revision >= known) this.isStale = false;
    this.show((view) => ({ ...view, revision: Math.max(view.revision, revision) }));
  }

  private refresh(): void {
    if (!this.isStale || this.loading || !this.queue.isIdle) return;
    this.loading = true;
    this.isStale = false;
    this.bridge.pickups
      .get({ pickup: this.id })
      .then((view) => {
        this.loading = false;
        // A change made while the answer travelled wins, saved by now or not; the host is asked again.
        if (this.queue.isIdle && view.revision >= (this.state.view?.revision ?? 0)) this.set({ view, loadError: undefined });
        else this.isStale = true;
        // Something may have changed while the answer travelled.
        this.refresh();
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
