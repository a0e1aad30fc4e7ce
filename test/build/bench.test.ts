import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'test', 'bench');
const names = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3)).toSorted();

test.each(names)('%s exports bench(), and loading it measures nothing', async (name) => {
  const module = (await import(join(folder, `${name}.ts`))) as { readonly bench?: unknown };
  expect(module.bench).toBeTypeOf('function');
});

test('the usage names exactly the benches there are', async () => {
  const { out } = await new Promise<{ readonly out: string }>((resolve) => {
    execFile(process.execPath, ['build/bench.ts', '--help'], { cwd: root }, (_, stdout, stderr) => resolve({ out: stdout + stderr }));
  });
  expect(/one of: (.+)$/m.exec(out)?.[1]?.split(', ')).toEqual(names);
});
