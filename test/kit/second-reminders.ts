/** A second implementation of R-TL-17's reminders, in Unix milliseconds. It imports nothing of the product. */
export function secondReminders(starts: number, due: number, minutesBefore: readonly number[]): readonly (readonly [string, number])[] {
  const named = new Map<number, string>();
  const names = ['half-time', ...minutesBefore.map((minutes) => `minutes-before-${minutes}`)];
  const instants = [starts + (due - starts - ((due - starts) % 2)) / 2, ...minutesBefore.map((minutes) => due - minutes * 60_000)];
  // Backwards, so that of two reminders of one instant the first named stays.
  for (let index = names.length - 1; index >= 0; index -= 1) named.set(instants[index] ?? 0, names[index] ?? '');
  return [...named].filter(([at]) => at >= starts).sort(([one], [other]) => one - other).map(([at, name]) => [name, at] as const);
}

/** What goes out at `now`, where `sent` has gone out already: of those that have come the last one only, and never after a later one. */
export function secondDue(all: readonly (readonly [string, number])[], due: number, now: number, sent: readonly string[]): readonly string[] {
  if (now > due) return [];
  let chosen: readonly string[] = [];
  let told = -Infinity;
  for (const [name, at] of all) if (sent.indexOf(name) >= 0) told = Math.max(told, at);
  for (const [name, at] of all) if (!(at > now)) chosen = at > told ? [name] : [];
  return chosen;
}
