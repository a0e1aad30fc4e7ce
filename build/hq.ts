import '../hq/thread-pool.ts';
import { join, resolve } from 'node:path';
import { hqGreeting, runHq, type StartedHq } from '../hq/run-hq.ts';
import { hqHelp, readHqWish, type HqWish } from '../hq/wish.ts';
import { buildMissingPages } from './missing-pages.ts';

const root = join(import.meta.dirname, '..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm run hq`: HQ alone, with its console, for a person who starts it by hand. Programs find the line they wait for on standard output. */
async function main(): Promise<void> {
  const wish = readHqWish();
  if (wish === 'help') {
    process.stdout.write(`npm run hq [-- OPTION…]\n\n${hqHelp}`);
    return;
  }
  if ('fault' in wish) {
    process.stderr.write(wish.fault);
    process.exitCode = 2;
    return;
  }
  if (!wish.hasOwnPages) await buildMissingPages(root, 'hq', say);
  const started = await runHq(wish);
  if (process.stdout.isTTY !== true) process.stdout.write(hqGreeting(started));
  greet(wish, started);
}

function greet(wish: HqWish, started: StartedHq): void {
  const { address, hasConsole, hasAdministrator, hasAddedAdministrator } = started;
  say(hasConsole ? `HQ console   ${address}` : `HQ           ${address}\nThere is no console: ${resolve(wish.pagesDir)} holds no built pages. Without --pages they are built.`);
  if (wish.administrator !== undefined) {
    say(hasAddedAdministrator ? `Administrator ${wish.administrator.name} was added; sign in with the password in GATECHECK_HQ_PASSWORD.` : `HQ has an administrator already, so ${wish.administrator.name} was not added; administrators add people in the console.`);
  } else if (!hasAdministrator) {
    say('Nobody can sign in yet: HQ has no administrator. End it, put a password of 12 characters or more into the environment variable GATECHECK_HQ_PASSWORD, and start it again with --administrator NAME:');
    say('  npm run hq -- --administrator admin');
  }
  say('End with Ctrl+C.');
}

await main();
