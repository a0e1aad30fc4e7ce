import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

/** Packages that stay packages in the archive: native binaries, WebAssembly and font files that are found by path. */
export const unbundledPackages = ['better-sqlite3', 'sharp', 'libheif-js', '@expo-google-fonts/noto-sans-sc'] as const;

function nodeConfig(root: string, entries: Readonly<Record<string, string>>): InlineConfig {
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    define: { __GATECHECK_VERSION__: JSON.stringify(version) },
    ssr: { noExternal: true, external: ['electron', ...unbundledPackages] },
    build: {
      ssr: true,
      outDir: join(root, 'out', 'electron'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { input: entries, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  };
}

function preloadConfig(root: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      lib: { entry: join(root, 'electron', 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      outDir: join(root, 'out', 'electron'),
      emptyOutDir: false,
      target: 'chrome140',
      minify: false,
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  };
}

/** Bundles main process, host, the host's worker and the sandboxed preload into `out/electron`. */
export async function buildElectron(root: string): Promise<void> {
  await build(
    nodeConfig(root, {
      main: join(root, 'electron', 'main.ts'),
      host: join(root, 'electron', 'host', 'host-process.ts'),
      'heic-worker': join(root, 'media', 'heic-worker.ts'),
    }),
  );
  await build(preloadConfig(root));
  mkdirSync(join(root, 'out', 'icons'), { recursive: true });
  copyFileSync(join(root, 'build', 'icons', 'icon.png'), join(root, 'out', 'icons', 'icon.png'));
}
