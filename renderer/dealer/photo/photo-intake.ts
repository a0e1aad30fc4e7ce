import type { FindingId, PickupId } from '../../../shared/kernel/ids.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { refusalOf } from '../bridge/bridge-problem.ts';
import type { PickupKeeper } from '../inspection/pickup-keeper.ts';
import { addPhoto } from '../inspection/view-edits.ts';
import { sendPhoto, UnreadableFile, type PhotoToSend } from './send-photo.ts';

export interface IntakeState {
  readonly total: number;
  readonly done: number;
  readonly isRunning: boolean;
  readonly wasStopped: boolean;
  /** Files that were not taken in, each with its reason; the others went on. */
  readonly refused: readonly { readonly id: number; readonly name: string; readonly problem: Problem }[];
}

const idle: IntakeState = { total: 0, done: 0, isRunning: false, wasStopped: false, refused: [] };
/** How long until a picture is handed over again whose host was away. */
const againMs = 1_000;
/** The host decodes two pictures at a time. */
const inFlight = 2;

/** Takes pictures of one damage point in, many at once; goes on while its drawer is closed. */
export class PhotoIntake {
  private readonly bridge: Bridge;
  private readonly keeper: PickupKeeper;
  private readonly pickup: PickupId;
  private readonly finding: FindingId;
  private state = idle;
  private readonly waiting: PhotoToSend[] = [];
  private readonly inHand = new Set<PhotoToSend>();
  private running = 0;
  private nextId = 1;
  private stopping = new AbortController();
  private readonly listeners = new Set<() => void>();
  private saved: Promise<void> | undefined;

  constructor(bridge: Bridge, keeper: PickupKeeper, pickup: PickupId, finding: FindingId) {
    this.bridge = bridge;
    this.keeper = keeper;
    this.pickup = pickup;
    this.finding = finding;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): IntakeState => this.state;

  /** The names of the pictures that are not in yet. */
  get unfinished(): readonly string[] {
    return [...this.inHand, ...this.waiting].map((photo) => photo.name);
  }

  /** Resolves when every picture is in, refused or stopped. */
  async flush(): Promise<void> {
    while (this.state.isRunning) await this.nextChange();
  }

  add(photos: readonly PhotoToSend[]): void {
    if (photos.length === 0) return;
    if (!this.state.isRunning) {
      this.stopping = new AbortController();
      // The host must know the damage point before it takes pictures for it.
      this.saved = this.keeper.flush();
      this.set({ total: 0, done: 0, isRunning: true, wasStopped: false });
    } else if (this.stopping.signal.aborted) {
      // The last ones before the stop still finish; what is added now is not what was stopped.
      this.stopping = new AbortController();
      this.set({ wasStopped: false });
    }
    this.waiting.push(...photos);
    this.set({ total: this.state.total + photos.length });
    while (this.running < inFlight && this.waiting.length > 0) void this.work();
  }

  stop(): void {
    this.waiting.length = 0;
    this.stopping.abort();
    this.set({ total: this.state.done + this.inHand.size, wasStopped: true });
  }

  forget(id: number): void {
    this.set({ refused: this.state.refused.filter((one) => one.id !== id) });
  }

  private async work(): Promise<void> {
    this.running += 1;
    await this.saved;
    for (let photo = this.waiting.shift(); photo !== undefined; photo = this.waiting.shift()) {
      this.inHand.add(photo);
      await this.takeIn(photo);
      this.inHand.delete(photo);
      this.set({ done: this.state.done + 1 });
    }
    this.running -= 1;
    if (this.running === 0) this.set({ isRunning: false });
  }

  /** A picture is in this page's memory only: while the host is away it is kept and handed over again, from its beginning where the host has started anew. */
  private async takeIn(photo: PhotoToSend): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const taken = await sendPhoto(this.bridge, this.pickup, this.finding, photo, signal);
        this.keeper.note(addPhoto(this.finding, taken.photo, taken.use), taken.revision);
        return;
      } catch (error) {
        if (signal.aborted) return;
        const because = refusalFor(photo, error);
        if (because !== undefined) {
          this.refuse(photo, because);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, againMs));
      }
    }
  }

  private refuse({ name }: PhotoToSend, because: Problem): void {
    const id = this.nextId;
    this.nextId += 1;
    this.set({ refused: [...this.state.refused, { id, name, problem: because }] });
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const forget = this.subscribe(() => {
        forget();
        resolve();
      });
    });
  }

  private set(part: Partial<IntakeState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}

/** Why this picture is not taken; undefined where the call did not get through or the host has started anew, so that it can be handed over again. */
function refusalFor(photo: PhotoToSend, error: unknown): Problem | undefined {
  if (error instanceof UnreadableFile) return problem('photo.unreadable', { file: photo.name });
  const refusal = refusalOf(error);
  if (refusal === undefined || (refusal.code === 'thing.not-found' && refusal.details.what === 'intake')) return undefined;
  return refusal;
}
