/** A batch waits for company half as long as the last one took, within these. */
const leastCompanyMs = 1;
const mostCompanyMs = 10;

/**
 * Group commit: jobs that arrive while one batch is being worked on wait and go together into the next, so that one commit and one
 * fsync serve them all. While jobs come together (the last batch had several) the next batch also waits a moment for more, the longer the
 * slower commits are; a sender that is alone never waits. `work` gets the jobs in their order and answers in the same order.
 */
export class Batch<Job, Answer> {
  readonly #work: (jobs: readonly Job[]) => Promise<readonly Answer[]>;
  readonly #most: number;
  #waiting: { readonly job: Job; readonly resolve: (answer: Answer) => void; readonly reject: (fault: unknown) => void }[] = [];
  #running: Promise<void> | undefined;
  #lastSize = 1;
  #companyMs = leastCompanyMs;

  constructor(most: number, work: (jobs: readonly Job[]) => Promise<readonly Answer[]>) {
    this.#most = most;
    this.#work = work;
  }

  /** Resolves with the job's answer. Where a batch fails as a whole each of its jobs is tried alone, so that one never takes the others down. */
  async add(job: Job): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is waiting or being worked on. */
  async settle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      const batch = this.#waiting.splice(0, this.#most);
      const from = performance.now();
      try {
        const answers = await this.#work(batch.map((each) => each.job));
        batch.forEach((each, index) => {
          each.resolve(answers[index] as Answer);
        });
      } catch (fault) {
        if (batch.length === 1) batch[0]?.reject(fault);
        else await this.#runAlone(batch);
      }
      this.#lastSize = batch.length;
      this.#companyMs = Math.min(mostCompanyMs, Math.max(leastCompanyMs, (performance.now() - from) / 2));
    }
    this.#running = undefined;
  }

  /** Requests that were read in the same turn of the event loop always go together. */
  async #gather(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.#lastSize > 1 && this.#waiting.length < this.#most) setTimeout(resolve, this.#companyMs);
      else setImmediate(resolve);
    });
  }

  async #runAlone(batch: readonly { readonly job: Job; readonly resolve: (answer: Answer) => void; readonly reject: (fault: unknown) => void }[]): Promise<void> {
    for (const each of batch) {
      try {
        const [answer] = await this.#work([each.job]);
        each.resolve(answer as Answer);
      } catch (fault) {
        each.reject(fault);
      }
    }
  }
}
