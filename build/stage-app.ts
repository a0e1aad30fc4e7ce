import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unbundledPackages } from './vite-electron.ts';

export interface Target {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
}

/** Which files of a package the desk needs; everything else (sources, docs, other platforms) stays out of the archive. */
function isWanted(name: string, path: string, target: Target): boolean {
  if (/\.(md|map|d\.ts|d\.mts|d\.cts|gyp|c|cc|cpp|h|hpp)$/.test(path) && !/LICENSE/i.test(path)) return false;
  switch (name) {
    case 'better-sqlite3':
      if (path.includes('/deps') || path.includes('/src')) return false;
      return !path.includes('/prebuilds/') || path.includes(`/prebuilds/${target.platform}-${target.arch}`);
    case 'sharp':
      return !/\/(src|install)(\/|$)/.test(path);
    case 'libheif-js':
      return !/\/(scripts|test)(\/|$)/.test(path);
    case '@expo-google-fonts/noto-sans-sc':
      return !/\/(100Thin|200ExtraLight|300Light|500Medium|600SemiBold|800ExtraBold|900Black)/.test(path);
    default:
      return true;
  }
}

function copyPackage(root: string, app: string, name: string, target: Target): void {
  const from = join(root, 'node_modules', name);
  if (!existsSync(from)) throw new Error(`the package ${name} is not installed; for another platform run: npm install --no-save --os=${target.platform} --cpu=${target.arch} ${name}`);
  cpSync(from, join(app, 'node_modules', name), { recursive: true, filter: (path) => isWanted(name, path.replaceAll('\\', '/'), target) });
}

function packageJson(root: string, name: string): { readonly version: string; readonly dependencies?: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string; dependencies?: Record<string, string> };
}

/** The unbundled packages with all they need at run time, the platform's sharp binaries included. */
export function runtimePackages(root: string, target: Target): readonly string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const dependency of Object.keys(packageJson(root, name).dependencies ?? {})) add(dependency);
  };
  for (const name of unbundledPackages) add(name);
  // Headers for building from source only.
  found.delete('node-addon-api');
  add(`@img/sharp-${target.platform}-${target.arch}`);
  // On Windows libvips lies inside the sharp package itself.
  if (target.platform !== 'win32') add(`@img/sharp-libvips-${target.platform}-${target.arch}`);
  return [...found].toSorted();
}

/**
 * Lays `dist/app`: bundles, pages, icon, the runtime packages of one platform, and a manifest that names exactly them.
 * Returns the folder. `out/` must have been bundled before.
 */
export function stageApp(root: string, target: Target): string {
  const app = join(root, 'dist', 'app');
  rmSync(app, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  for (const folder of ['electron', 'renderer/dealer', 'icons']) cpSync(join(root, 'out', folder), join(app, 'out', folder), { recursive: true });
  const packages = runtimePackages(root, target);
  for (const name of packages) copyPackage(root, app, name, target);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(
    join(app, 'package.json'),
    `${JSON.stringify(
      {
        name: manifest['name'],
        productName: 'GateCheck',
        version: manifest['version'],
        description: manifest['description'],
        author: manifest['author'],
        license: manifest['license'],
        type: 'module',
        main: 'out/electron/main.js',
        dependencies: Object.fromEntries(packages.map((name) => [name, packageJson(root, name).version])),
      },
      null,
      2,
    )}\n`,
  );
  cpSync(join(root, 'LICENSE'), join(app, 'LICENSE'));
  return app;
}
