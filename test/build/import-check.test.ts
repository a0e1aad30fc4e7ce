import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkImports, importsOf } from '../../build/import-check.ts';

describe('the walls of the house', () => {
  it('stand in this project', () => {
    expect(checkImports(join(import.meta.dirname, '..', '..'))).toEqual([]);
  });

  it('runs on Node 24', () => {
    expect(process.version).toMatch(/^v24\./);
  });
});

describe('the import check', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'walls-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function house(files: Readonly<Record<string, string>>): readonly string[] {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return checkImports(root);
  }

  it.each([
    ['a page that reaches for the host', 'renderer/dealer/a.ts', "import { x } from '../../electron/host/x.ts';", 'electron/host/x.ts'],
    ['a core noun that imports a later one', 'shared/kernel/a.ts', "import type { x } from '../seal/x.ts';", 'shared/seal/x.ts'],
    ['the host importing electron', 'electron/host/a.ts', "import { app } from 'electron';", undefined],
    ['the core importing Node', 'shared/kernel/a.ts', "import { readFileSync } from 'node:fs';", undefined],
    ['hq importing the bridge', 'hq/a.ts', "import type { x } from '../shared/bridge/x.ts';", 'shared/bridge/x.ts'],
    ['wire and bridge knowing each other', 'shared/bridge/a.ts', "import type { x } from '../wire/x.ts';", 'shared/wire/x.ts'],
    ['a dynamic import over a wall', 'hq/a.ts', "const x = await import('../renderer/hq/x.ts');", 'renderer/hq/x.ts'],
    ['a re-export over a wall', 'renderer/hq/a.ts', "export { x } from '../../hq/x.ts';", 'hq/x.ts'],
  ])('refuses %s', (_what, file, text, target) => {
    const files = { [file]: text, ...(target === undefined ? {} : { [target]: 'export const x = 1;' }) };
    expect(house(files)).toHaveLength(1);
  });

  it('refuses a loop, type imports included', () => {
    const violations = house({
      'shared/kernel/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
      'shared/kernel/b.ts': "import type { A } from './a.ts';\nexport type B = A;",
    });
    expect(violations).toEqual(['a loop: shared/kernel/a.ts -> shared/kernel/b.ts -> shared/kernel/a.ts']);
  });

  it('reads imports over several lines and ignores comments', () => {
    expect(importsOf("// import 'no';\n/* import 'no' */\nimport {\n  a,\n  b,\n} from './yes.ts';\nimport 'also';")).toEqual(['./yes.ts', 'also']);
  });
});
