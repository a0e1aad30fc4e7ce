/** The version of what is published on a day: its year and the number after the last one of that year, `2026.2`. */
export function nextVersion(published: readonly { readonly version: string }[], year: number): string {
  const numbers = published.flatMap(({ version }) => (version.startsWith(`${year}.`) ? [Number(version.slice(5))] : []));
  return `${year}.${Math.max(0, ...numbers) + 1}`;
}
