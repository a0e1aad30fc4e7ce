/** A second implementation of R-TL-17's reminders, in Unix milliseconds. It imports nothing of the product. */
export function secondReminders(starts: number, due: number, minutesBefore: readonly number[]): readonly (readonly [string, number])[] {
  const named = new Map<number, string>();
  const names = ['half-time', ...minutesBefore.map((minutes) => `minutes-before-${minutes}`)];
  const instants = [starts + (due - starts - ((due - starts) % 2)) / 2, ...minutesBefore.map((minutes) => due - minutes * 60_000)];
  // Backwards, so that of two reminders of one instant the first named stays.
  for (let index = names.length - 1; index >= 0; index -= 1) named.set(instants[index] ?? 0, names[index] ?? '');
  return [...named].filter(([at]) => at >= starts).sort(([one], [other]) => one - other).map(([at, name]) => [name, at] as const);
}

/** What goes out at `now`, where `sent` has gone out already. */
export function secondDue(all: readonly (readonly [string, number])[], due: number, now: number, sent: readonly string[]): readonly string[] {
  if (now > due) return [];
  const names: string[] = [];
  for (const [name, at] of all) if (!(at > now) && sent.indexOf(name) < 0) names.push(name);
  return names;
}
