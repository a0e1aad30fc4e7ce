/** A second implementation of R-TL-20 (art. 621 ¶3), asked goods by goods, in Unix milliseconds. It imports nothing of the product. */
export function secondDefectKnown(due: number, goods: readonly string[], told: readonly { readonly of: readonly string[]; readonly notBefore: number | null }[]): boolean {
  for (const one of goods) {
    const tellings = told.filter((telling) => telling.of.includes(one));
    // Whatever cannot be proved to be late counts as known.
    if (tellings.length > 0 && Math.min(...tellings.map((telling) => telling.notBefore ?? Number.NEGATIVE_INFINITY)) <= due) return true;
  }
  return false;
}
