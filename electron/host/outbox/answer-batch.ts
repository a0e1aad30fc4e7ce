import type { Desk } from '../desk.ts';
import { keepAnswers, type OpenedAnswer } from './take-acknowledgement.ts';

/** How long an answer waits for the next ones. */
const companyMs = 8;

/**
 * Acknowledgements that come close together are kept in one commit: each commit waits for the disk, and all uploads with it. `keep` resolves once the answer is kept, and rejects with the
 * disk's error.
 */
export class AnswerBatch {
  readonly #desk: Desk;
  #waiting: OpenedAnswer[] = [];
  #next: Promise<void> | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  keep(answer: OpenedAnswer): Promise<void> {
    this.#waiting.push(answer);
    this.#next ??= new Promise((resolve, reject) => {
      setTimeout(() => {
        const answers = this.#waiting;
        this.#waiting = [];
        this.#next = undefined;
        try {
          keepAnswers(this.#desk, answers);
          resolve();
        } catch (error) {
          // The disk's error is the same for all that were to be kept.
          reject(error);
        }
      }, companyMs);
    });
    return this.#next;
  }
}
