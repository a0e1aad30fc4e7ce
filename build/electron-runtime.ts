import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long the first answer of the release site may take; the decision falls within ten seconds. */
const probeMs = 8_000;
/** A download that takes longer than this is given up, and the browser is used. */
const downloadMs = 10 * 60_000;

export type Runtime = { readonly kind: 'electron'; readonly executable: string } | { readonly kind: 'browser'; readonly because: string };

/** The runtime's executable where it lies in `node_modules` already (or where `ELECTRON_OVERRIDE_DIST_PATH` says). */
export function installedElectron(root: string): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    const name = existsSync(join(folder, 'path.txt')) ? readFileSync(join(folder, 'path.txt'), 'utf8') : 'electron';
    const executable = join(override ?? join(folder, 'dist'), name);
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/** True where a window can be shown at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

async function canFetch(root: string): Promise<boolean> {
  const version = (JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string }).version;
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(`${mirror.replace(/\/?$/, '/')}v${version}/SHASUMS256.txt`, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) });
    return answer.ok;
  } catch {
    return false;
  }
}

function download(root: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: ['ignore', 'ignore', 'ignore'] });
    const timer = setTimeout(() => child.kill(), downloadMs);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
    child.on('error', () => resolve(false));
  });
}

/** Where the desk opens: in Electron where its runtime is there or can be fetched, else in the system browser, with the reason in a plain line. */
export async function chooseRuntime(root: string, say: (line: string) => void): Promise<Runtime> {
  if (process.platform === 'linux' && process.getuid?.() === 0) return { kind: 'browser', because: 'Electron does not run for the root user' };
  const installed = installedElectron(root);
  if (installed !== undefined) return { kind: 'electron', executable: installed };
  if (!(await canFetch(root))) return { kind: 'browser', because: "Electron's runtime cannot be fetched from here" };
  say("Fetching Electron's runtime (about 110 MB, once) …");
  const fetched = (await download(root)) ? installedElectron(root) : undefined;
  return fetched === undefined ? { kind: 'browser', because: "Electron's runtime could not be fetched" } : { kind: 'electron', executable: fetched };
}
