import './thread-pool.ts';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endByFault, isPortTaken, readOptions, readPort } from '../command/read-options.ts';
import { addFirstAdministrator, administratorFault } from './auth/first-administrator.ts';
import { makeWallClock } from './clock.ts';
import { standardErrorLogger } from './logger.ts';
import { createHq } from './server.ts';

const help = `GateCheck HQ

  --data DIR            keys, photos and the embedded database    (GATECHECK_HQ_DATA, default data/hq)
  --database URL        postgres://… instead of embedded SQLite   (GATECHECK_HQ_DATABASE)
  --host ADDRESS        where to listen                            (GATECHECK_HQ_HOST, default 127.0.0.1)
  --port NUMBER         0 takes a free one                         (GATECHECK_HQ_PORT, default 4600)
  --pages DIR           the console's built pages                  (GATECHECK_HQ_PAGES, default out/renderer/hq)
  --https               people reach HQ by HTTPS through a proxy: cookies for HTTPS only   (GATECHECK_HQ_HTTPS=1)
  --proxy ADDRESS       a proxy whose word on the caller's address counts; may be repeated
  --administrator NAME  adds a first administrator, who signs in with the password in GATECHECK_HQ_PASSWORD
  --restored            an older backup was put in place: desks refill HQ
  --help
`;

const read = readOptions({
  options: {
    data: { type: 'string' },
    database: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
    pages: { type: 'string' },
    https: { type: 'boolean' },
    proxy: { type: 'string', multiple: true },
    administrator: { type: 'string' },
    restored: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if ('fault' in read) endByFault('en', read.fault);
const { values } = read;
if (values.help === true) process.stdout.write(help);
else await run();

async function run(): Promise<void> {
  const { env } = process;
  const databaseUrl = values.database ?? env['GATECHECK_HQ_DATABASE'];
  const port = readPort(values.port === undefined ? 'GATECHECK_HQ_PORT' : '--port', values.port ?? env['GATECHECK_HQ_PORT'] ?? '4600');
  if (typeof port !== 'number') return endByFault('en', port.fault);
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    // The address carries a password, so it is not said back.
    return endByFault('en', { kind: 'not-an-address', option: values.database === undefined ? 'GATECHECK_HQ_DATABASE' : '--database', example: 'postgres://hq@127.0.0.1/hq', given: 'what was given' });
  }
  const administrator = values.administrator === undefined ? undefined : { name: values.administrator, password: env['GATECHECK_HQ_PASSWORD'] ?? '' };
  const refused = administrator === undefined ? undefined : administratorFault(administrator.name, administrator.password);
  if (refused !== undefined) {
    process.stderr.write(`--administrator: ${refused}\n`);
    process.exitCode = 2;
    return;
  }
  const { app, hq, close } = await createHq({
    dataDir: values.data ?? env['GATECHECK_HQ_DATA'] ?? 'data/hq',
    database: databaseUrl === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url: databaseUrl },
    clock: makeWallClock(),
    random: (count) => randomBytes(count),
    logger: standardErrorLogger,
    pagesDir: values.pages ?? env['GATECHECK_HQ_PAGES'] ?? defaultPages(),
    secureCookies: values.https === true || env['GATECHECK_HQ_HTTPS'] === '1',
    ...(values.proxy === undefined ? {} : { trustedProxies: values.proxy }),
    isRestored: values.restored === true,
  });
  if (administrator !== undefined) await addFirstAdministrator(hq, administrator.name, administrator.password);
  const address = await app.listen({ host: values.host ?? env['GATECHECK_HQ_HOST'] ?? '127.0.0.1', port }).catch(async (error: unknown) => {
    await close();
    if (isPortTaken(error)) return endByFault('en', { kind: 'port-taken', port });
    throw error;
  });
  process.stdout.write(`${JSON.stringify({ listening: address, epoch: hq.epoch })}\n`);

  let isClosing = false;
  const end = (signal: NodeJS.Signals): void => {
    if (isClosing) return;
    isClosing = true;
    standardErrorLogger.log('info', 'closing', { signal });
    close().then(
      () => process.exit(0),
      (fault: unknown) => {
        standardErrorLogger.log('error', 'closing failed', { fault: String(fault) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** Beside the bundled program, or in the source tree's `out`. */
function defaultPages(): string {
  const bundled = fileURLToPath(new URL('../renderer/hq', import.meta.url));
  return existsSync(bundled) && !import.meta.url.endsWith('.ts') ? bundled : fileURLToPath(new URL('../out/renderer/hq', import.meta.url));
}
