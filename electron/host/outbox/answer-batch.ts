import type { Desk } from '../desk.ts';
import { keepAnswers, type OpenedAnswer } from './take-acknowledgement.ts';

/** How long an answer waits for the next ones while pictures are on their way. */
const companyMs = 60;

/**
 * Acknowledgements that come close together are kept in one commit: each commit waits for the disk, and all uploads with it. `keep` resolves once the answer is kept, and rejects with the
 * disk's error; `flush` keeps at once what waits.
 */
export class AnswerBatch {
  readonly #desk: Desk;
  #waiting: { readonly answer: OpenedAnswer; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  keep(answer: OpenedAnswer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ answer, resolve, reject });
      this.#timer ??= setTimeout(() => this.flush(), companyMs);
    });
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const kept = this.#waiting;
    this.#waiting = [];
    try {
      keepAnswers(this.#desk, kept.map(({ answer }) => answer));
      for (const { resolve } of kept) resolve();
    } catch (error) {
      // The disk's error is the same for all that were to be kept.
      for (const { reject } of kept) reject(error);
    }
  }
}
