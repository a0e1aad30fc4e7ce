import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { checkImports } from './import-check.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
// oxlint finds its type-aware half through PATH.
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };

function run(what: string, command: string, args: readonly string[]): boolean {
  const result = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) console.error(`check: ${what} failed`);
  return result.status === 0;
}

const violations = checkImports(root);
for (const violation of violations) console.error(`imports: ${violation}`);

const good = [
  violations.length === 0,
  run('types of shared', 'tsc', ['-p', 'shared']),
  run('types of programs and tests', 'tsc', ['-p', '.']),
  run('types of the desk pages', 'tsc', ['-p', 'renderer']),
  run('types of the console pages', 'tsc', ['-p', 'renderer/hq']),
  run('lint', 'oxlint', ['--type-aware', '--deny-warnings', '.']),
].every(Boolean);
console.log(good ? 'check: types, lint and imports hold' : 'check: see above');
process.exitCode = good ? 0 : 1;
