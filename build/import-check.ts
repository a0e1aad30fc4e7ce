import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { importRules, type RoomRule } from './import-rules.ts';

const folders = ['shared', 'proof', 'media', 'command', 'electron', 'renderer', 'hq', 'build', 'test'];
const importPattern = /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[^'"();]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** The module specifiers a source text imports or re-exports, types included. */
export function importsOf(source: string): readonly string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...withoutComments.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '').filter((name) => name !== '');
}

function sourceFiles(root: string, folder: string): readonly string[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(root, path);
    return /\.(ts|tsx|mts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

function roomOf(path: string, rules: readonly RoomRule[]): RoomRule | undefined {
  return rules.find((rule) => path.startsWith(`${rule.room}/`));
}

function allowsPackage(rule: RoomRule, name: string): boolean {
  return rule.packages.some((allowed) => {
    if (allowed === '*') return true;
    if (allowed === 'node:') return name.startsWith('node:');
    if (allowed.endsWith('/*')) return name.startsWith(allowed.slice(0, -1));
    return name === allowed || name.startsWith(`${allowed}/`);
  });
}

function loopIn(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  const open: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    const at = open.indexOf(file);
    if (at >= 0) return [...open.slice(at), file];
    if (finished.has(file)) return undefined;
    open.push(file);
    for (const next of edges.get(file) ?? []) {
      const loop = visit(next);
      if (loop !== undefined) return loop;
    }
    open.pop();
    finished.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const loop = visit(file);
    if (loop !== undefined) return loop;
  }
  return undefined;
}

/**
 * Judges every import of the project under `root` against the rules and looks for loops.
 * Returns one sentence per violation; none means the walls stand.
 */
export function checkImports(root: string, rules: readonly RoomRule[] = importRules): readonly string[] {
  const violations: string[] = [];
  const edges = new Map<string, readonly string[]>();
  for (const file of folders.flatMap((folder) => sourceFiles(root, folder))) {
    const rule = roomOf(file, rules);
    const inside: string[] = [];
    for (const name of importsOf(readFileSync(join(root, file), 'utf8'))) {
      if (name.startsWith('.')) {
        const target = relative(root, resolve(root, dirname(file), name)).split(sep).join('/');
        inside.push(target);
        const targetRoom = roomOf(target, rules);
        const allowed = rule?.rooms.includes('*') === true || (targetRoom !== undefined && rule?.rooms.includes(targetRoom.room) === true);
        if (!allowed && !target.endsWith('.json')) violations.push(`${file} may not import ${target}`);
      } else if (rule !== undefined && !allowsPackage(rule, name)) {
        violations.push(`${file} may not import the package ${name}`);
      }
    }
    if (rule === undefined) violations.push(`${file} lies in no room of build/import-rules.ts`);
    edges.set(file, inside);
  }
  const loop = loopIn(edges);
  if (loop !== undefined) violations.push(`a loop: ${loop.join(' -> ')}`);
  return violations;
}
