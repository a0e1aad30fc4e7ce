import type { Facts, Step } from './fault-dealer.ts';

/** What the bridge has acknowledged, and the one call whose answer was lost. */
export class FactLedger {
  readonly #said = new Map<string, string>();
  #inFlight: Facts = new Map();
  /** Calls that were acknowledged. */
  acknowledged = 0;
  /** Lost answers of calls that had come to stand, and of those that had not. */
  stood = 0;
  fell = 0;

  get size(): number {
    return this.#said.size;
  }

  has(step: Step): boolean {
    return [...step.facts].every(([fact, value]) => this.#said.get(fact) === value);
  }

  begin(step: Step): void {
    this.#inFlight = step.facts;
  }

  acknowledge(): void {
    for (const [fact, value] of this.#inFlight) this.#said.set(fact, value);
    this.#inFlight = new Map();
    this.acknowledged += 1;
  }

  /** The call was refused: nothing of it may stand. */
  refuse(): void {
    this.#inFlight = new Map();
  }

  /** Compares with what the desk holds after a death. Answers what is lost, altered, invented or half; settles the call in flight by what came to stand. */
  compare(held: Facts): readonly string[] {
    const wrong: string[] = [];
    const flying = [...this.#inFlight];
    for (const [fact, value] of this.#said) if (!this.#inFlight.has(fact) && held.get(fact) !== value) wrong.push(`acknowledged ${fact} = ${value}, found ${held.get(fact) ?? 'nothing'}`);
    for (const [fact, value] of held) if (!this.#said.has(fact) && !this.#inFlight.has(fact)) wrong.push(`nobody said ${fact} = ${value}`);
    const standing = flying.filter(([fact, value]) => held.get(fact) === value).length;
    const untouched = flying.filter(([fact]) => held.get(fact) === this.#said.get(fact)).length;
    if (standing !== flying.length && untouched !== flying.length) wrong.push(`half a call stands: ${flying.map(([fact]) => `${fact} = ${held.get(fact) ?? 'nothing'}`).join(', ')}`);
    if (flying.length > 0) {
      if (standing === flying.length) this.stood += 1;
      else this.fell += 1;
    }
    if (standing === flying.length) for (const [fact, value] of flying) this.#said.set(fact, value);
    this.#inFlight = new Map();
    return wrong;
  }
}
