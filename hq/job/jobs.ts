import type { Hq } from '../hq.ts';
import { forgetOldFailures } from '../auth/sign-in.ts';
import { noteLogPosition } from '../store/open-epoch.ts';
import { scanLimits } from './scan-limits.ts';

interface Job {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/**
 * What HQ does by itself. Each job is a scan that changes nothing when it runs again, so a restart or a second replica cannot double
 * anything; a job that fails is logged and comes again at its next turn.
 */
export function startJobs(hq: Hq): { readonly stop: () => Promise<void> } {
  const jobs: readonly Job[] = [
    { name: 'contacts', everyMs: 5_000, run: async () => hq.contacts.write() },
    { name: 'log-position', everyMs: 15_000, run: async () => noteLogPosition(hq.db, hq.dataDir) },
    { name: 'rules', everyMs: 60_000, run: async () => hq.rules.reload(hq.db) },
    { name: 'limits', everyMs: 60_000, run: async () => scanLimits(hq) },
    {
      name: 'tidy', everyMs: 600_000,
      run: async () => {
        hq.anchors.sweep();
        await hq.uploads.dropOld();
        await forgetOldFailures(hq);
        await hq.db.deleteFrom('sessions').where('expires_at', '<', hq.clock.now()).execute();
      },
    },
  ];
  const running = new Set<Promise<void>>();
  const busy = new Set<string>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      if (busy.has(job.name)) return;
      busy.add(job.name);
      const turn = job
        .run()
        .catch((fault: unknown) => {
          hq.logger.log('error', 'job failed', { job: job.name, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
        })
        .finally(() => {
          busy.delete(job.name);
          running.delete(turn);
        });
      running.add(turn);
    }, job.everyMs).unref(),
  );
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}
