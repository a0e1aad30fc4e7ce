import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { packaging } from './electron-builder.ts';
import { endByFault, readOptions } from '../command/read-options.ts';
import { stageApp, type Target } from './stage-app.ts';
import { buildElectron } from './vite-electron.ts';
import { buildPages } from './vite-pages.ts';

const usage = `npm run package -- [--win | --mac | --linux] [--arch x64|arm64] [--dir] [--electron-dist FOLDER]

Builds the installer of the desk into dist/installers. Without a platform: this machine's.
--dir             the unpacked program only, no installer
--electron-dist   an Electron runtime that lies on this machine already`;

const read = readOptions({
  options: { win: { type: 'boolean' }, mac: { type: 'boolean' }, linux: { type: 'boolean' }, arch: { type: 'string', default: process.arch }, dir: { type: 'boolean' }, 'electron-dist': { type: 'string' }, help: { type: 'boolean' } },
});
if ('fault' in read) endByFault('en', read.fault);
const { values } = read;
if (values.help === true) {
  console.log(usage);
  process.exit(0);
}
if (values.arch !== 'x64' && values.arch !== 'arm64') endByFault('en', { kind: 'not-one-of', option: '--arch', choices: ['x64', 'arm64'], given: values.arch });
if ([values.win, values.mac, values.linux].filter((wished) => wished === true).length > 1) endByFault('en', { kind: 'only-one-of', options: ['--win', '--mac', '--linux'] });
const here = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
const platform: Target['platform'] = values.win === true ? 'win32' : values.mac === true ? 'darwin' : values.linux === true ? 'linux' : here;
const target: Target = { platform, arch: values.arch };
const platforms = { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX } as const;

const root = join(import.meta.dirname, '..');
await buildPages(root, ['dealer']);
await buildElectron(root);
stageApp(root, target);
const made = await build({
  projectDir: root,
  config: { ...packaging, ...(values['electron-dist'] === undefined ? {} : { electronDist: values['electron-dist'] }) },
  targets: values.dir === true ? platforms[platform].createTarget('dir') : platforms[platform].createTarget(),
  publish: 'never',
});
for (const file of made) console.log(file);
