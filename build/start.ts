import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { deskFoldersUnder } from '../electron/host/desk-folders.ts';
import { openDesk } from '../electron/host/open-desk.ts';
import { enrolDesk } from '../electron/host/people/enrol-desk.ts';
import { seedDemo } from '../hq/demo/seed-demo.ts';
import { standardErrorLogger } from '../hq/logger.ts';
import { createHq } from '../hq/server.ts';
import { instantOf } from '../shared/kernel/instant.ts';
import { peopleWords } from '../shared/words/console/people-words.ts';
import { startProgram, type ChildProgram } from './child-program.ts';
import { openDeskWindow } from './desk-window.ts';
import { chooseRuntime, hasDisplay } from './electron-runtime.ts';
import { freePort } from './free-port.ts';
import { openInBrowser } from './open-in-browser.ts';
import { endByFault, readOptions } from '../command/read-options.ts';
import { alreadyRunning, noteRunning, noteStarting } from './running-note.ts';
import { sourcesHash } from './sources-hash.ts';
import { buildElectron } from './vite-electron.ts';
import { buildPages } from './vite-pages.ts';

const usage = `npm start [-- OPTION…]

Starts HQ and an enrolled dealer desk with demonstration data, and opens the desk.
  --fresh      throw the demonstration's data away and start over
  --no-open    open nothing
  --data DIR   where the data lies (default: data)
  --browser    open the desk in the browser even where Electron is there
  --help`;

const root = join(import.meta.dirname, '..');
const hqPort = 4600;
const deskPort = 4610;
/** The demonstration's PIN is no secret: it is printed. */
const demoPin = '258036';

const read = readOptions({ options: { fresh: { type: 'boolean' }, 'no-open': { type: 'boolean' }, data: { type: 'string' }, browser: { type: 'boolean' }, help: { type: 'boolean' } } });
if ('fault' in read) endByFault('en', read.fault);
const { values } = read;
if (values.help === true) {
  console.log(usage);
  process.exit(0);
}

const data = resolve(values.data ?? join(root, 'data'));
const hqData = join(data, 'hq');
const deskData = join(data, 'desk');
const noteFile = join(data, 'demonstration.json');
/** Stands beside data that is being made: a start that was cut off begins anew. */
const unfinishedFile = join(data, 'demonstration.unfinished');
const noteSchema = z.object({ signIns: z.array(z.object({ username: z.string(), password: z.string(), name: z.string(), roles: z.array(z.string()), region: z.string().nullable() })) });

/** Ends where the folder holds what no demonstration has made: nothing is filled in there, and nothing removed. */
function refuseForeignData(): void {
  if (existsSync(noteFile) || existsSync(unfinishedFile) || !(existsSync(hqData) || existsSync(deskData))) return;
  console.error(`${data} holds data that is not a demonstration's; nothing was changed. Name another folder with --data.`);
  process.exit(2);
}

function removeDemonstration(): void {
  for (const path of [hqData, deskData, noteFile, unfinishedFile]) rmSync(path, { recursive: true, force: true });
}

async function bundle(electron: boolean): Promise<void> {
  const stampFile = join(root, 'out', 'sources.json');
  const stamp = { hash: sourcesHash(root, ['renderer', 'shared', 'electron', 'proof', 'media']), electron };
  const before = existsSync(stampFile) ? (JSON.parse(readFileSync(stampFile, 'utf8')) as typeof stamp) : undefined;
  if (before?.hash === stamp.hash && (before.electron || !electron)) return;
  console.log('Building the pages …');
  await buildPages(root);
  if (electron) await buildElectron(root);
  writeFileSync(stampFile, JSON.stringify(stamp));
}

/** Fills HQ and enrols the desk, once. HQ runs inside this process for that moment. */
async function prepare(): Promise<z.infer<typeof noteSchema>> {
  if (existsSync(noteFile)) return noteSchema.parse(JSON.parse(readFileSync(noteFile, 'utf8')));
  console.log('Preparing the demonstration data …');
  removeDemonstration();
  writeFileSync(unfinishedFile, '');
  const house = await createHq({
    dataDir: hqData,
    database: { kind: 'sqlite' },
    clock: { now: () => instantOf(Date.now()) },
    random: (count) => randomBytes(count),
    logger: standardErrorLogger,
  });
  try {
    const demo = await seedDemo(house.hq);
    const hqUrl = await house.app.listen({ host: '127.0.0.1', port: 0 });
    const opened = await openDesk({ folder: deskData, version: version() });
    try {
      const enrolled = await enrolDesk(opened.desk, { hqUrl, code: demo.deskCode, deviceName: '门店电脑', pin: demoPin });
      if (!enrolled.ok) throw new Error(`the desk could not be enrolled: ${enrolled.problem.code}`);
    } finally {
      await opened.close();
    }
    const note = { signIns: demo.signIns.map((person) => ({ ...person, roles: [...person.roles] })) };
    writeFileSync(noteFile, JSON.stringify(note, null, 2), { mode: 0o600 });
    rmSync(unfinishedFile);
    return note;
  } finally {
    await house.close();
  }
}

/** The desk's opening address works once; the desk keeps the next one in its folder. */
function currentDeskAddress(): string | undefined {
  try {
    return readFileSync(deskFoldersUnder(deskData).address, 'utf8');
  } catch {
    return undefined;
  }
}

function version(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

function endWith(...programs: readonly ChildProgram[]): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    // The desk first: it may still have something for HQ.
    void programs.reduce((before, program) => before.then(program.end), Promise.resolve()).then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  for (const program of programs) {
    program.process.once('exit', (code) => {
      if (!ending) console.error(`A program ended by itself (${code ?? 'killed'}); closing the other one. Run npm start again: nothing is lost.`);
      end();
    });
  }
}

/** The people of the demonstration are Chinese, so their roles are named as they name them. */
const roleNames: Readonly<Record<string, string>> = peopleWords['zh-CN'].roles;

function printSignIns(note: z.infer<typeof noteSchema>): void {
  console.log('\nSign-ins of the console (demonstration):');
  for (const person of note.signIns) console.log(`  ${person.username.padEnd(26)} ${person.password}   ${person.name} ${person.roles.map((role) => roleNames[role] ?? role).join('、')}${person.region === null ? '' : ` · ${person.region}`}`);
  console.log(`\nPIN on the desk (demonstration): ${demoPin}`);
}

const running = await alreadyRunning(data);
if (running === 'starting') {
  console.error('Another npm start over the same data is just starting; give it a minute.');
  process.exit(1);
}
if (running !== undefined) {
  const desk = currentDeskAddress() ?? running.desk;
  console.log(`Running already.\n\nHQ console   ${running.hq}\nDealer desk  ${desk}`);
  if (values['no-open'] !== true && hasDisplay() && desk.startsWith('http')) openInBrowser(desk);
  if (values.fresh === true) console.error('To start over, end that one first (Ctrl+C where it runs).');
  process.exit(values.fresh === true ? 1 : 0);
}
refuseForeignData();
noteStarting(data);
if (values.fresh === true) removeDemonstration();
const display = hasDisplay() && values['no-open'] !== true;
const runtime = display && values.browser !== true ? await chooseRuntime(root, console.log) : undefined;
await bundle(runtime?.kind === 'electron');
const note = await prepare();

const hq = await startProgram(join(root, 'hq', 'main.ts'), ['--data', hqData, '--port', String(await freePort(hqPort))]);
const hqUrl = String(hq.greeting['listening']);
console.log(`\nHQ console   ${hqUrl}`);

/** Ends with the window, or goes on in the browser where the runtime does not start. */
async function openInWindow(executable: string): Promise<void> {
  console.log('Dealer desk  in its own window');
  noteRunning(data, { hq: hqUrl, desk: 'in its own window' });
  printSignIns(note);
  console.log('\nEnd with Ctrl+C.');
  const window = openDeskWindow(executable, [join(root, 'out', 'electron', 'main.js'), '--data', deskData, '--hq', hqUrl]);
  process.once('SIGINT', window.close);
  process.once('SIGTERM', window.close);
  if ((await window.ended) === 'closed') {
    await hq.end();
    process.exit(0);
  }
  process.off('SIGINT', window.close).off('SIGTERM', window.close);
  console.log('\nElectron does not start on this machine, so the desk opens in the browser.');
  await openInSystemBrowser();
}

async function openInSystemBrowser(): Promise<void> {
  const desk = await startProgram(join(root, 'build', 'desk.ts'), ['--data', deskData, '--hq', hqUrl, '--port', String(await freePort(deskPort)), '--json']).catch(async (fault: unknown) => {
    await hq.end();
    throw fault;
  });
  const deskUrl = String(desk.greeting['open']);
  console.log(`Dealer desk  ${deskUrl}`);
  noteRunning(data, { hq: hqUrl, desk: deskUrl });
  if (display) openInBrowser(deskUrl);
  endWith(desk, hq);
}

if (runtime?.kind === 'electron') await openInWindow(runtime.executable);
else {
  await openInSystemBrowser();
  printSignIns(note);
  if (runtime !== undefined) console.log(`\n${runtime.because}, so the desk opens in the browser.`);
  console.log('\nEnd with Ctrl+C.');
}
