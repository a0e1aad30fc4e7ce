/** Lets a number of jobs through at a time; the others wait in the order they came. */
export class Turnstile {
  #places: number;
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#places = atOnce;
    this.#free = atOnce;
  }

  /** Runs the job when its turn comes and answers with what it answers. */
  async pass<Value>(job: () => Promise<Value>): Promise<Value> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await job();
    } finally {
      this.#free += 1;
      this.#admit();
    }
  }

  /** Lets so many through at a time from now on; what is under way is not interrupted. */
  resize(atOnce: number): void {
    this.#free += atOnce - this.#places;
    this.#places = atOnce;
    this.#admit();
  }

  #admit(): void {
    while (this.#free > 0) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#free -= 1;
      next();
    }
  }
}
