import { Worker } from 'node:worker_threads';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { breathe } from './breathe.ts';
import { isZip, readTable } from './read-table.ts';
import type { FromThread } from './read-table-thread.ts';
import type { Table, TableRow } from './table.ts';
import { declaredBytes } from './xlsx-border.ts';

/** What reading one file may take: a file that needs more than either is not a list of orders. */
const mostHeapMegabytes = 1_024;
const mostMs = 120_000;

/** Text is read in slices, so a few megabytes may stay; a workbook is parsed in one go, a megabyte of it in a blink. */
const mostTextHere = 1_000_000;
const mostUnpackedHere = 1_000_000;

/**
 * `readTable` without holding the server up: small files are read here, where starting a thread would take longest; all others
 * beside the server's own thread, because unpacking and parsing 50,000 rows takes seconds in which HQ goes on answering. A file
 * that makes the reader run out of memory or time ends the reader, not HQ, and is refused as unreadable.
 */
export async function readTableAside(bytes: Uint8Array): Promise<Outcome<Table>> {
  const size = isZip(bytes) ? ((await declaredBytes(bytes)) ?? 0) : bytes.length;
  return size <= (isZip(bytes) ? mostUnpackedHere : mostTextHere) ? readTable(bytes) : readInThread(bytes);
}

function readInThread(bytes: Uint8Array): Promise<Outcome<Table>> {
  const worker = new Worker(new URL('./read-table-thread.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  });
  return new Promise((resolve, reject) => {
    const rows: TableRow[] = [];
    const patience = setTimeout(() => finish(refused(problem('import.unreadable', {}))), mostMs);
    function finish(outcome: Outcome<Table>): void {
      clearTimeout(patience);
      resolve(outcome);
      void worker.terminate();
    }
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'rows') {
        rows.push(...message.rows);
        void breathe().then(() => worker.postMessage('more'));
      } else if (message.kind === 'refused') finish(refused(message.problem));
      else finish(done({ encoding: message.encoding, headerRow: message.headerRow, headers: message.headers, rows }));
    });
    worker.once('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') finish(refused(problem('import.unreadable', {})));
      else {
        clearTimeout(patience);
        reject(fault);
      }
    });
    worker.once('exit', (code) => {
      clearTimeout(patience);
      reject(new Error(`the reader ended with ${code} before it had answered`));
    });
  });
}
