import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from '../../../electron/host/open-desk.ts';
import { readPickupRow } from '../../../electron/host/delivery/pickup-rows.ts';
import { readInspection } from '../../../electron/host/inspection/read-inspection.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-kill-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rounds = Number(process.env['GATECHECK_KILLS'] ?? 12);

test(`killed ${rounds} times while it saves, a desk keeps every change it has answered for`, async () => {
  let pickup: PickupId | undefined;
  let last = -1;
  for (let round = 0; round < rounds; round += 1) {
    const heard = await saveUntilKilled(folder, 150 + round * 23);
    pickup ??= heard.pickup;
    last = Math.max(last, heard.last);
    const { desk, close } = await openDesk({ folder, version: 'test', withoutReserve: true });
    try {
      const row = pickup === undefined ? undefined : readPickupRow(desk.store, pickup);
      if (row === undefined) throw new Error('the pickup that was answered for is gone');
      const kept = Number(readInspection(desk.store, row).lines[0]?.reservation ?? -1);
      expect(kept).toBeGreaterThanOrEqual(last);
      expect(desk.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
      last = kept;
    } finally {
      await close();
    }
  }
});

/** Runs a saving child for so long after its first answer, kills it, and tells what it was answered. */
function saveUntilKilled(data: string, ms: number): Promise<{ readonly pickup: PickupId; readonly last: number }> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(join(import.meta.dirname, 'desk-kill-child.ts'), [data]);
    let pickup: PickupId | undefined;
    let last = -1;
    child.on('message', (message: { readonly pickup?: PickupId; readonly saved?: number }) => {
      pickup ??= message.pickup;
      if (message.saved === undefined) return;
      if (last < 0) setTimeout(() => child.kill('SIGKILL'), ms);
      last = message.saved;
    });
    child.once('exit', () => (pickup === undefined ? reject(new Error('the child saved nothing')) : resolve({ pickup, last })));
  });
}
