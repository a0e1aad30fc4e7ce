import './thread-pool.ts';
import { standardErrorLogger } from './logger.ts';
import { hqGreeting, runHq } from './run-hq.ts';
import { hqHelp, readHqWish } from './wish.ts';

/** HQ for whoever watches over it: one line of JSON on standard output once it listens, the log on standard error. */
async function main(): Promise<void> {
  const wish = readHqWish();
  if (wish === 'help') {
    process.stdout.write(hqHelp);
    return;
  }
  if ('fault' in wish) {
    process.stderr.write(wish.fault);
    process.exitCode = 2;
    return;
  }
  const started = await runHq(wish);
  if (!started.hasConsole) standardErrorLogger.log('warn', 'no console: its pages are not built', { folder: wish.pagesDir });
  if (!started.hasAdministrator) standardErrorLogger.log('warn', 'nobody can sign in: there is no administrator (--administrator adds one)');
  process.stdout.write(hqGreeting(started));
}

await main();
