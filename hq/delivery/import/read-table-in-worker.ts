import { Worker } from 'node:worker_threads';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { breathe } from './breathe.ts';
import type { FromWorker } from './read-table-worker.ts';
import type { Table, TableRow } from './table.ts';

/** What reading one file may take: a file that needs more than either is not a list of orders. */
const mostHeapMegabytes = 1_024;
const mostMs = 120_000;

/**
 * `readTable` beside the server's own thread: unpacking and parsing 50,000 rows takes seconds in which HQ goes on answering. A file
 * that makes the reader run out of memory or time ends the reader, not HQ, and is refused as unreadable.
 */
export function readTableInWorker(bytes: Uint8Array): Promise<Outcome<Table>> {
  const worker = new Worker(new URL('./read-table-worker.ts', import.meta.url), {
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
    worker.on('message', (message: FromWorker) => {
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
