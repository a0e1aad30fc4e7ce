import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { readTable } from './read-table.ts';
import type { Table, TableRow } from './table.ts';

/** What the reader sends: the rows in pieces that are quick to take over, then the rest; or why it read nothing. */
export type FromThread =
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | ({ readonly kind: 'done' } & Omit<Table, 'rows'>)
  | { readonly kind: 'refused'; readonly problem: Problem };

const piece = 1_000;

function send(message: FromThread): void {
  parentPort?.postMessage(message);
}

// The one caller is `read-table-aside.ts`, which hands over the file's bytes.
const outcome = await readTable(workerData as Uint8Array);
if (outcome.ok) {
  const { rows, ...rest } = outcome.value;
  for (let at = 0; at < rows.length && parentPort !== null; at += piece) {
    // The next piece waits until this one was taken over and others had their turn.
    const more = once(parentPort, 'message');
    send({ kind: 'rows', rows: rows.slice(at, at + piece) });
    await more;
  }
  send({ kind: 'done', ...rest });
} else send({ kind: 'refused', problem: outcome.problem });
