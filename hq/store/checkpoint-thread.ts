import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';

/**
 * A thread that moves what SQLite's log (`…-wal`) holds into the database file, each time it is asked, and answers when it has tried: `workerData` is the
 * database's file, `null` ends it. PASSIVE waits for nobody and holds nobody up; what it could not move stays in the log for the next time.
 */
const port = parentPort;
if (port === null) throw new Error('runs as a thread only');
const database = new Sqlite(String(workerData), { fileMustExist: true });
port.on('message', (asked: 'move' | null) => {
  if (asked === null) {
    database.close();
    port.close();
    return;
  }
  try {
    database.pragma('wal_checkpoint(PASSIVE)');
  } catch {
    // A full or broken disk: nothing is lost, because the log keeps it all, and HQ's own writes meet the same disk and say so.
  }
  port.postMessage('tried');
});
