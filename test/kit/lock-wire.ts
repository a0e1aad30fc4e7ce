import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wireVersion } from '../../shared/wire/base.ts';
import { wireShapes } from './wire-shapes.ts';

const path = join(import.meta.dirname, '..', 'shared', 'wire', `wire-${wireVersion}.lock.json`);
if (existsSync(path)) {
  process.stderr.write(`${path} is locked: raise wireVersion in shared/wire/base.ts first (shared/wire/README.md)\n`);
  process.exitCode = 1;
} else {
  writeFileSync(path, `${JSON.stringify(wireShapes(), null, 2)}\n`);
  process.stdout.write(`${path}\n`);
}
