import type { DraftKey } from '../../../shared/bridge/form-draft.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { problemOf, refusalOf } from '../bridge/bridge-problem.ts';
import { SaveQueue, type Saving } from '../bridge/save-queue.ts';

export interface KeptDraft<Fields> {
  /** Nothing may be typed before: it would hide what is kept. */
  readonly isLoaded: boolean;
  /** Undefined where nothing was typed yet. */
  readonly fields: Fields | undefined;
  readonly saving: Saving;
  /** Why the last change could not be kept. */
  readonly refused: Problem | undefined;
}

const retryMs = 1_000;

/** Holds what is typed into one form that is not handed in yet: shown at once, kept by the host with every change, until it is dropped. */
export class FormDraft<Fields> {
  private readonly bridge: Bridge;
  private readonly key: DraftKey;
  private readonly read: (stored: unknown) => Fields | undefined;
  private state: KeptDraft<Fields> = { isLoaded: false, fields: undefined, saving: 'saved', refused: undefined };
  private readonly listeners = new Set<() => void>();
  private readonly queue: SaveQueue<unknown>;
  private isLoading = false;

  /** `read` judges what the host has kept, which an older version of the form may have written. */
  constructor(bridge: Bridge, key: DraftKey, read: (stored: unknown) => Fields | undefined) {
    this.bridge = bridge;
    this.key = key;
    this.read = read;
    this.queue = new SaveQueue({
      saving: (saving) => {
        this.set({ saving });
        this.rest();
      },
      saved: () => undefined,
      refused: (refused) => this.set({ refused }),
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (!this.state.isLoaded && !this.isLoading) void this.load();
    return () => {
      this.listeners.delete(listener);
      this.rest();
    };
  };

  snapshot = (): KeptDraft<Fields> => this.state;

  get isIdle(): boolean {
    return this.queue.isIdle;
  }

  /** What is put counts from now on, also before it is known what the host had kept. */
  put(fields: Fields): void {
    const text = JSON.stringify(fields);
    this.set({ isLoaded: true, fields, refused: undefined });
    this.queue.push(() => this.bridge.drafts.put({ key: this.key, fields: text }), 'fields');
  }

  /** The form was handed in or emptied. */
  drop(): void {
    this.set({ isLoaded: true, fields: undefined, refused: undefined });
    this.queue.push(() => this.bridge.drafts.drop({ key: this.key }), 'fields');
  }

  flush(): Promise<void> {
    return this.queue.flush();
  }

  leave(): void {
    this.queue.leave();
  }

  private async load(): Promise<void> {
    this.isLoading = true;
    while (this.listeners.size > 0) {
      try {
        const { fields } = await this.bridge.drafts.get({ key: this.key });
        if (this.state.isLoaded) break;
        this.set({ isLoaded: true, fields: fields === null ? undefined : this.read(JSON.parse(fields)) });
        break;
      } catch (error) {
        if (this.state.isLoaded) break;
        if (refusalOf(error) !== undefined) {
          this.set({ isLoaded: true, refused: problemOf(error) });
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    this.isLoading = false;
    this.rest();
  }

  /** A form that is opened again asks the host: another window may have changed the draft meanwhile. */
  private rest(): void {
    if (this.listeners.size === 0 && this.queue.isIdle && !this.isLoading) this.state = { isLoaded: false, fields: undefined, saving: 'saved', refused: undefined };
  }

  private set(part: Partial<KeptDraft<Fields>>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
