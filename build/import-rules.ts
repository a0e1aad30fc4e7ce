/** The nouns of `shared`, in order: each may import only those before it (and itself). */
const sharedNouns = [
  'kernel', 'policy', 'dealer', 'delivery', 'photo', 'inspection', 'seal', 'receipt', 'outbox', 'order', 'complaint', 'visit', 'ledger', 'wire', 'bridge', 'words',
] as const;

/** What one room may import: rooms of the house, and packages (`node:` stands for Node's own modules, `*` for any). */
export interface RoomRule {
  readonly room: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const pure = ['zod'];
const contract = ['@orpc/contract'];

function sharedRule(noun: string, index: number): RoomRule {
  const before = sharedNouns.slice(0, index + 1).filter((other) => noun === 'words' || (other !== 'wire' && other !== 'bridge') || other === noun);
  const packages = noun === 'wire' || noun === 'bridge' ? [...pure, ...contract] : pure;
  return { room: `shared/${noun}`, rooms: before.map((other) => `shared/${other}`), packages };
}

const allShared = sharedNouns.map((noun) => `shared/${noun}`);
const without = (...nouns: readonly string[]) => allShared.filter((room) => !nouns.includes(room));
const page = ['react', 'react-dom', 'antd', '@ant-design/icons', '@orpc/client', '@orpc/contract', '@orpc/openapi-client', '@orpc/tanstack-query', '@tanstack/*', 'react-hook-form', '@hookform/resolvers', 'signature_pad', 'dayjs', 'zod'];

/**
 * Who may import whom (`CONTRIBUTING.md`, "The house"). A file belongs to the first room whose path it lies under;
 * a file under no room, or an import that its room does not allow, fails the check. Type imports count.
 */
export const importRules: readonly RoomRule[] = [
  ...sharedNouns.map(sharedRule),
  { room: 'proof', rooms: [...without('shared/wire', 'shared/bridge'), 'proof'], packages: ['node:', '@peculiar/x509', 'reflect-metadata', 'yazl', 'yauzl', 'zod'] },
  { room: 'media', rooms: [...without('shared/wire', 'shared/bridge'), 'media'], packages: ['node:', 'libheif-js'] },
  { room: 'command', rooms: ['shared/kernel', 'shared/words', 'command'], packages: ['node:'] },
  { room: 'electron/host', rooms: [...allShared, 'proof', 'media', 'electron/host'], packages: ['node:', 'better-sqlite3', 'sharp', 'pdfkit', 'fontkit', 'qrcode', 'tus-js-client', '@expo-google-fonts/noto-sans-sc', '@orpc/*', 'zod'] },
  { room: 'electron/pages', rooms: ['electron/pages'], packages: ['node:'] },
  { room: 'electron/shell', rooms: [...allShared, 'electron/host', 'electron/pages', 'electron/shell'], packages: ['electron', 'node:', 'zod'] },
  { room: 'electron', rooms: [...allShared, 'electron/host', 'electron/pages', 'electron/shell', 'electron'], packages: ['electron', 'node:', 'zod'] },
  { room: 'renderer/dealer', rooms: [...without('shared/wire'), 'renderer/dealer', 'renderer/parts', 'renderer/look'], packages: page },
  { room: 'renderer/hq', rooms: [...without('shared/bridge'), 'renderer/hq', 'renderer/parts', 'renderer/look'], packages: page },
  { room: 'renderer/parts', rooms: [...without('shared/wire', 'shared/bridge'), 'renderer/parts', 'renderer/look'], packages: page },
  { room: 'renderer/look', rooms: [...without('shared/wire', 'shared/bridge'), 'renderer/look'], packages: page },
  { room: 'hq', rooms: [...without('shared/bridge'), 'proof', 'media', 'hq', 'command'], packages: ['node:', 'fastify', '@fastify/static', 'kysely', 'better-sqlite3', 'pg', '@orpc/*', 'sharp', 'csv-parse', 'read-excel-file', 'write-excel-file', 'yauzl', 'zod'] },
  { room: 'build', rooms: ['*'], packages: ['*'] },
  { room: 'test', rooms: ['*'], packages: ['*'] },
];
