import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../../electron/host/open-desk.ts';
import { enrolDesk } from '../../electron/host/people/enrol-desk.ts';
import { seedDemo } from '../../hq/demo/seed-demo.ts';
import { silentLogger } from '../../hq/logger.ts';
import { createHq } from '../../hq/server.ts';
import { instantOf } from '../../shared/kernel/instant.ts';

/** Enrols a new desk in the folder with an HQ that is gone afterwards: a desk as it stands in a shop without a network. */
export async function enrolAlone(folder: string, pin: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatecheck-enrol-hq-'));
  const house = await createHq({ dataDir, database: { kind: 'sqlite' }, clock: { now: () => instantOf(Date.now()) }, random: (count) => randomBytes(count), logger: silentLogger });
  const { deskCode } = await seedDemo(house.hq);
  const opened = await openDesk({ folder, version: 'bench', withoutReserve: true });
  try {
    const hqUrl = await house.app.listen({ host: '127.0.0.1', port: 0 });
    const enrolled = await enrolDesk(opened.desk, { hqUrl, code: deskCode, deviceName: '门店电脑', pin });
    if (!enrolled.ok) throw new Error(`the desk could not be enrolled: ${enrolled.problem.code}`);
  } finally {
    await opened.close();
    await house.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
