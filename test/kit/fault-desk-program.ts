import { join } from 'node:path';
import { openBrowserDoor } from '../../electron/browser.ts';
import { startHeart } from '../../electron/host/desk-heart.ts';
import { openDesk } from '../../electron/host/open-desk.ts';

/**
 * The desk's host as a process that harnesses kill: `node fault-desk-program.ts FOLDER [still] [no-reserve]` opens the folder and serves the bridge behind the browser's
 * door, without pages. `still`: it does nothing by itself. `no-reserve`: it holds no place on the disk. Prints one line of JSON when it is up.
 */
const [folder = '', ...wishes] = process.argv.slice(2);
const opened = await openDesk({ folder, version: '0.0.0-fault', withoutReserve: wishes.includes('no-reserve') });
const door = await openBrowserDoor(opened.desk, { port: 0, pagesDir: join(folder, 'no-pages'), onOpenUrl: opened.announce });
const stopHeart = wishes.includes('still') ? async () => undefined : startHeart(opened.desk);
process.stdout.write(`${JSON.stringify({ listening: door.url, open: door.openUrl(), rebuilt: String(opened.rebuilt) })}\n`);
process.on('SIGTERM', () => {
  void door
    .close()
    .then(stopHeart)
    .then(opened.close)
    .then(() => process.exit(0));
});
