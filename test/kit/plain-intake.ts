import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Pool } from 'pg';

/**
 * What the machine can do at all: `node plain-intake.ts FOLDER [postgres://…]` takes PUTs without a question. A photo is written to a file
 * of its own and synced, a record is one row and one synced commit. Nothing is verified, judged or answered. Prints `{"port":…}`.
 */
const [folder = '.', databaseUrl] = process.argv.slice(2);
const insert = databaseUrl === undefined ? insertIntoSqlite(join(folder, 'plain.sqlite')) : await insertIntoPostgres(databaseUrl);

function insertIntoSqlite(file: string): (text: string) => Promise<void> {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table plain (id text primary key, text text not null) strict');
  const statement = database.prepare('insert into plain values (?, ?)');
  return async (text) => {
    statement.run(randomBytes(16).toString('hex'), text);
  };
}

async function insertIntoPostgres(url: string): Promise<(text: string) => Promise<void>> {
  const pool = new Pool({ connectionString: url, max: 8 });
  await pool.query('create table plain (id text primary key, text text not null)');
  return async (text) => {
    await pool.query({ name: 'insert', text: 'insert into plain values ($1, $2)', values: [randomBytes(16).toString('hex'), text] });
  };
}

async function take(request: IncomingMessage): Promise<void> {
  if (request.url?.startsWith('/records/') === true) {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    await insert(Buffer.concat(pieces).toString('utf8'));
    return;
  }
  const file = await open(join(folder, randomBytes(16).toString('hex')), 'w', 0o600);
  try {
    for await (const piece of request) await file.write(piece as Buffer);
    await file.datasync();
  } finally {
    await file.close();
  }
}

const server = createServer((request, response) => {
  take(request).then(
    () => response.writeHead(200, { 'content-length': 2 }).end('{}'),
    (fault: unknown) => response.writeHead(500).end(String(fault)),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
