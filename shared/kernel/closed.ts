/** Closes a switch over a union: a new member fails the type check here, and an unknown value at run time throws. */
export function closed(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
