import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packaging } from '../../build/electron-builder.ts';

const root = join(import.meta.dirname, '..', '..');
const resources = join(root, 'dist', 'installers', 'linux-unpacked', 'resources');
const archive = join(resources, 'app.asar');
let standIn: string;

/** A folder that looks like Electron's runtime to the packer: the names it moves and renames, with the fuse wire it flips. */
function makeRuntimeStandIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'electron-runtime-'));
  const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/true\n'), Buffer.from(fuseSentinel), Buffer.from([1, 9]), Buffer.from('0'.repeat(9)), Buffer.alloc(64)]));
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler', 'LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'snapshot_blob.bin', 'v8_context_snapshot.bin', 'version']) writeFileSync(join(folder, name), '45.4.1');
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  writeFileSync(join(folder, 'locales', 'zh-CN.pak'), '');
  return folder;
}

beforeAll(() => {
  standIn = makeRuntimeStandIn();
  const packed = spawnSync(process.execPath, [join(root, 'build', 'package.ts'), '--linux', '--arch', 'x64', '--dir', '--electron-dist', standIn], { cwd: root, encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`${packed.stdout}\n${packed.stderr}`);
}, 300_000);
afterAll(() => {
  rmSync(standIn, { recursive: true, force: true });
});

/** Files of the archive, with `/` before each. */
const files = (): readonly string[] => listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));

describe('the packed desk', () => {
  it('holds everything that the desk starts', () => {
    for (const path of ['/package.json', '/out/electron/main.js', '/out/electron/host.js', '/out/electron/heic-worker.js', '/out/electron/preload.cjs', '/out/renderer/dealer/index.html', '/out/icons/icon.png']) expect(files()).toContain(path);
    expect(files().filter((path) => path.endsWith('.ttf')).length).toBeGreaterThanOrEqual(2);
  });

  it('keeps native modules outside the archive, where the system can load them', () => {
    const native = files().filter((path) => /\.(node|so(\.[\d.]+)?)$/.test(path));
    expect(native.some((path) => path.includes('better-sqlite3'))).toBe(true);
    expect(native.some((path) => path.includes('sharp-linux-x64'))).toBe(true);
    expect(native.some((path) => path.includes('sharp-libvips-linux-x64'))).toBe(true);
    for (const path of native) {
      expect(statFile(archive, path.slice(1))).toMatchObject({ unpacked: true });
      expect(existsSync(join(resources, 'app.asar.unpacked', path))).toBe(true);
    }
  });

  it('holds nothing else: no sources, no tests, no HQ, no development packages, no other platform', () => {
    const foreign = files().filter((path) => /\.tsx?$|\/test\/|\/hq\/|\.map$|(darwin|win32|arm64|musl).*\.node$/.test(path));
    expect(foreign).toEqual([]);
    const packages = new Set(files().flatMap((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)\/package\.json$/.exec(path)?.[1] ?? []));
    expect([...packages].toSorted()).toEqual(['@expo-google-fonts/noto-sans-sc', '@img/colour', '@img/sharp-libvips-linux-x64', '@img/sharp-linux-x64', 'better-sqlite3', 'detect-libc', 'libheif-js', 'semver', 'sharp']);
  });

  it('runs: the packed host opens a desk and closes in order', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packed-desk-'));
    const talk = `
      const { fork } = require('node:child_process');
      const host = fork(${JSON.stringify(join(root, 'dist', 'app', 'out', 'electron', 'host.js'))}, ['--data', ${JSON.stringify(folder)}], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      host.on('message', (message) => { if (message.kind === 'ready') host.send({ kind: 'close' }); });
      host.on('exit', (code) => process.exit(code));`;
    const ended = spawnSync(process.execPath, ['-e', talk], { encoding: 'utf8', timeout: 120_000 });
    rmSync(folder, { recursive: true, force: true });
    expect(ended.stderr).toBe('');
    expect(ended.status).toBe(0);
  });

  it('is configured for Windows per machine, macOS and Linux', () => {
    expect(packaging.win.target[0].target).toBe('nsis');
    expect(packaging.nsis).toMatchObject({ perMachine: true, oneClick: false, deleteAppDataOnUninstall: false });
    expect(packaging.mac.target[0].target).toBe('dmg');
    expect(packaging.linux.target.map(({ target }) => target)).toEqual(['AppImage', 'deb']);
  });
});
