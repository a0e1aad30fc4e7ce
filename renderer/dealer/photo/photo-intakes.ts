import type { FindingId, PickupId } from '../../../shared/kernel/ids.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import type { PickupKeeper } from '../inspection/pickup-keeper.ts';
import { PhotoIntake } from './photo-intake.ts';

/** One intake for each damage point that was given pictures, for as long as the page lives. */
export class PhotoIntakes {
  private readonly bridge: Bridge;
  private readonly kept = new Map<FindingId, PhotoIntake>();
  private readonly listeners = new Set<() => void>();

  constructor(bridge: Bridge) {
    this.bridge = bridge;
  }

  of(keeper: PickupKeeper, pickup: PickupId, finding: FindingId): PhotoIntake {
    let intake = this.kept.get(finding);
    if (intake === undefined) {
      intake = new PhotoIntake(this.bridge, keeper, pickup, finding);
      intake.subscribe(() => {
        for (const listener of this.listeners) listener();
      });
      this.kept.set(finding, intake);
    }
    return intake;
  }

  /** Hears whenever a picture has come in, was refused, or joined. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The names of the pictures that are not in yet. */
  get unfinished(): readonly string[] {
    return [...this.kept.values()].flatMap((intake) => intake.unfinished);
  }

  async flush(): Promise<void> {
    await Promise.all([...this.kept.values()].map((intake) => intake.flush()));
  }
}
