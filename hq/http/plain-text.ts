/**
 * Where in a value stands text that no database keeps: a NUL or half of a surrogate pair. The path (`person.name`), or `undefined`
 * where all is well. Signed texts are judged by the intake, which keeps even broken ones as evidence, so `record` is left out.
 */
export function unkeepableText(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  if (typeof value !== 'object' || value === null || value instanceof Blob) return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (path === '' && key === 'record') continue;
    const found = unkeepableText(member, path === '' ? key : `${path}.${key}`) ?? unkeepableText(key, path);
    if (found !== undefined) return found;
  }
  return undefined;
}
