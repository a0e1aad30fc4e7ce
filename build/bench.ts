import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { endByFault, readOptions } from '../command/read-options.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What is to be reached, or what the figure is to be read beside where there is nothing to reach. */
  readonly target: string;
  readonly holds: boolean | null;
}

function lineOf({ name, value, unit, target, holds }: Figure): string {
  const measured = `${name}: ${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)} ${unit}`;
  if (holds === null) return `           ${measured}${target === '' ? '' : `   (${target})`}`;
  return `  ${holds ? 'reached' : 'MISSED '}  ${measured}   (to reach: ${target})`;
}

const folder = join(import.meta.dirname, '..', 'test', 'bench');
const all = readdirSync(folder).filter((file) => file.endsWith('.ts') && existsSync(join(folder, file))).map((file) => file.slice(0, -3)).toSorted();
const read = readOptions({ options: { help: { type: 'boolean' } }, takesWords: true });
if ('fault' in read) endByFault('en', read.fault);
if (read.values.help === true) {
  console.log(`npm run bench -- [NAME…]   NAME is one of: ${all.join(', ')}`);
  process.exit(0);
}
const wanted = read.positionals;
const unknown = wanted.find((name) => !all.includes(name));
if (unknown !== undefined) endByFault('en', { kind: 'not-one-of', option: 'NAME', choices: all, given: unknown });

console.log(`Node ${process.version}, ${availableParallelism()} cores`);
let missed = 0;
for (const name of wanted.length === 0 ? all : wanted) {
  console.log(`\n${name}`);
  const module = (await import(join(folder, `${name}.ts`))) as { readonly bench?: () => Promise<readonly Figure[]> };
  if (module.bench === undefined) throw new Error(`test/bench/${name}.ts exports no bench()`);
  for (const figure of await module.bench()) {
    if (figure.holds === false) missed += 1;
    console.log(lineOf(figure));
  }
}
console.log(missed === 0 ? '\nEvery figure is reached.' : `\n${missed} figures are missed.`);
process.exitCode = missed === 0 ? 0 : 1;
