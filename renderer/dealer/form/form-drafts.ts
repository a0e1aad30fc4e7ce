import { draftName, type DraftKey } from '../../../shared/bridge/form-draft.ts';
import type { Bridge } from '../bridge/bridge-client.ts';
import { FormDraft } from './form-draft.ts';

/** One draft for each form that was opened, for as long as the page lives. */
export class FormDrafts {
  private readonly bridge: Bridge;
  private readonly kept = new Map<string, FormDraft<unknown>>();

  constructor(bridge: Bridge) {
    this.bridge = bridge;
  }

  of<Fields>(key: DraftKey, read: (stored: unknown) => Fields | undefined): FormDraft<Fields> {
    const name = draftName(key);
    // The cast: a key names one form, and a form always asks with the same fields.
    const known = this.kept.get(name) as FormDraft<Fields> | undefined;
    if (known !== undefined) return known;
    const made = new FormDraft(this.bridge, key, read);
    this.kept.set(name, made as FormDraft<unknown>);
    return made;
  }

  async flush(): Promise<void> {
    await Promise.all([...this.kept.values()].map((draft) => draft.flush()));
  }

  leave(): void {
    for (const draft of this.kept.values()) draft.leave();
  }

  hasUnsaved(): boolean {
    return [...this.kept.values()].some((draft) => !draft.isIdle);
  }
}
