import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultLine, readOptions, readPort } from '../command/read-options.ts';
import { administratorFault } from './auth/first-administrator.ts';
import type { DatabaseChoice } from './store/database-kind.ts';

export const hqHelp = `GateCheck HQ

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

/** How HQ is to be run. */
export interface HqWish {
  readonly dataDir: string;
  readonly database: DatabaseChoice;
  readonly host: string;
  readonly port: number;
  readonly pagesDir: string;
  /** Whether the folder of the pages was named, rather than being the one that the pages are built into. */
  readonly hasOwnPages: boolean;
  readonly secureCookies: boolean;
  readonly proxies: readonly string[] | undefined;
  readonly administrator: { readonly name: string; readonly password: string } | undefined;
  readonly isRestored: boolean;
}

/** What the command's options and environment wish for; `help`, or the one line that says what is wrong. */
export function readHqWish(env: Readonly<Record<string, string | undefined>> = process.env): HqWish | 'help' | { readonly fault: string } {
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
  if ('fault' in read) return { fault: faultLine('en', read.fault) };
  const { values } = read;
  if (values.help === true) return 'help';
  const databaseUrl = values.database ?? env['GATECHECK_HQ_DATABASE'];
  const port = readPort(values.port === undefined ? 'GATECHECK_HQ_PORT' : '--port', values.port ?? env['GATECHECK_HQ_PORT'] ?? '4600');
  if (typeof port !== 'number') return { fault: faultLine('en', port.fault) };
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    // The address carries a password, so it is not said back.
    return { fault: faultLine('en', { kind: 'not-an-address', option: values.database === undefined ? 'GATECHECK_HQ_DATABASE' : '--database', example: 'postgres://hq@127.0.0.1/hq', given: 'what was given' }) };
  }
  const administrator = values.administrator === undefined ? undefined : { name: values.administrator, password: env['GATECHECK_HQ_PASSWORD'] ?? '' };
  const refused = administrator === undefined ? undefined : administratorFault(administrator.name, administrator.password);
  if (refused !== undefined) return { fault: `--administrator: ${refused}\n` };
  const pagesDir = values.pages ?? env['GATECHECK_HQ_PAGES'];
  return {
    dataDir: values.data ?? env['GATECHECK_HQ_DATA'] ?? 'data/hq',
    database: databaseUrl === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url: databaseUrl },
    host: values.host ?? env['GATECHECK_HQ_HOST'] ?? '127.0.0.1',
    port,
    pagesDir: pagesDir ?? defaultPages(),
    hasOwnPages: pagesDir !== undefined,
    secureCookies: values.https === true || env['GATECHECK_HQ_HTTPS'] === '1',
    proxies: values.proxy,
    administrator,
    isRestored: values.restored === true,
  };
}

/** Beside the bundled program, or in the source tree's `out`. */
function defaultPages(): string {
  const bundled = fileURLToPath(new URL('../renderer/hq', import.meta.url));
  return existsSync(bundled) && !import.meta.url.endsWith('.ts') ? bundled : fileURLToPath(new URL('../out/renderer/hq', import.meta.url));
}
