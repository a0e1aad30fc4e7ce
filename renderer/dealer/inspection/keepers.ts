import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Change } from '../../../shared/bridge/shapes.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { FormDrafts } from '../form/form-drafts.ts';
import { PhotoIntakes } from '../photo/photo-intakes.ts';
import { PickupKeeper, type KeptPickup } from './pickup-keeper.ts';

/** One keeper for each pickup that was opened, for as long as the page lives, the drafts of forms and the pictures that are coming in beside them. */
export class Keepers {
  readonly forms: FormDrafts;
  readonly photos: PhotoIntakes;
  private readonly bridge: Bridge;
  private readonly kept = new Map<PickupId, PickupKeeper>();

  constructor(bridge: Bridge) {
    this.bridge = bridge;
    this.forms = new FormDrafts(bridge);
    this.photos = new PhotoIntakes(bridge);
  }

  of(id: PickupId): PickupKeeper {
    let keeper = this.kept.get(id);
    if (keeper === undefined) {
      keeper = new PickupKeeper(this.bridge, id);
      this.kept.set(id, keeper);
    }
    return keeper;
  }

  hear(change: Change): void {
    for (const keeper of this.kept.values()) keeper.hear(change);
  }

  reload(): void {
    for (const keeper of this.kept.values()) keeper.reload();
  }

  /** Resolves when everything is saved or refused, pictures included. */
  async flush(): Promise<void> {
    await Promise.all([this.photos.flush(), this.forms.flush(), ...[...this.kept.values()].map((keeper) => keeper.flush())]);
  }

  /** The page is going away: what waits is sent at once. */
  leave(): void {
    this.forms.leave();
    for (const keeper of this.kept.values()) keeper.leave();
  }

  /** Whether a change or a picture has not reached the host yet. */
  hasUnsaved(): boolean {
    return this.photos.unfinished.length > 0 || this.forms.hasUnsaved() || [...this.kept.values()].some((keeper) => keeper.snapshot().saving !== 'saved');
  }
}

export const KeepersContext = createContext<Keepers | null>(null);

export function useKeepers(): Keepers {
  const keepers = useContext(KeepersContext);
  if (keepers === null) throw new Error('no keepers around this page');
  return keepers;
}

export function useKeptPickup(id: PickupId): { readonly keeper: PickupKeeper; readonly kept: KeptPickup } {
  const keeper = useKeepers().of(id);
  return { keeper, kept: useSyncExternalStore(keeper.subscribe, keeper.snapshot) };
}
