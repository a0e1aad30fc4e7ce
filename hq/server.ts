import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { consoleContract } from '../shared/wire/console-contract.ts';
import { deskContract } from '../shared/wire/desk-contract.ts';
import { installAuthorityRoutes } from './auth/authority-routes.ts';
import { openHqKeys } from './auth/hq-keys.ts';
import { installTemplateRoutes } from './delivery/import/import-routes.ts';
import { AnchorBook } from './device/anchor-book.ts';
import { ContactBook } from './device/contact-book.ts';
import { DeviceBook } from './device/device-book.ts';
import type { Clock, Random } from './clock.ts';
import type { Hq } from './hq.ts';
import { installBodyParsers } from './http/body-parsers.ts';
import { consoleRouter, largestFiles } from './http/console-routes.ts';
import { installContractRoutes } from './http/contract-routes.ts';
import { deskRouter } from './http/desk-routes.ts';
import { makeDoors } from './http/door.ts';
import { installGuard } from './http/guard.ts';
import { installHeaders } from './http/headers.ts';
import { installOpenApiRoutes } from './http/openapi-routes.ts';
import { installPages } from './http/pages.ts';
import { installRefusals } from './http/refusals.ts';
import { Completion } from './intake/complete-record.ts';
import { Intake } from './intake/intake.ts';
import { startJobs } from './job/jobs.ts';
import type { Logger } from './logger.ts';
import { NoticeBoard } from './notice/notice-board.ts';
import { installPhotoRoutes } from './photo/photo-routes.ts';
import { ListedPhotos } from './photo/listed-photos.ts';
import { Shelf } from './photo/shelf.ts';
import { UploadDesk } from './photo/upload-desk.ts';
import { installUploadRoutes } from './photo/upload-routes.ts';
import type { DatabaseChoice } from './store/database-kind.ts';
import { openDatabase } from './store/open-database.ts';
import { noteLogPosition, openEpoch } from './store/open-epoch.ts';
import { openRuleBook } from './policy/rule-book.ts';

export interface HqOptions {
  /** Keys, photos, staging and, for SQLite, the database. */
  readonly dataDir: string;
  readonly database: DatabaseChoice;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Where the console's built pages are; without them HQ serves its programs only. */
  readonly pagesDir?: string;
  /** Whether people reach HQ by HTTPS, so that cookies are for it alone. */
  readonly secureCookies?: boolean;
  /** Addresses of the proxies before HQ, whose word on the caller's address counts. */
  readonly trustedProxies?: readonly string[];
  /** Said once by an administrator who has put an older backup in place. */
  readonly isRestored?: boolean;
}

export interface RunningHq {
  readonly app: FastifyInstance;
  readonly hq: Hq;
  /** Ends requests in flight, finishes what has begun, closes the database. */
  readonly close: () => Promise<void>;
}

/** Builds HQ, everything but listening. Rejects where keys, database or folders cannot be opened. */
export async function createHq(options: HqOptions): Promise<RunningHq> {
  const hq = await openHq(options);
  const app = Fastify({
    logger: false,
    requestTimeout: 600_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    bodyLimit: 1_000_000,
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
    forceCloseConnections: true,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
  });
  installRefusals(app, hq);
  installHeaders(app);
  installGuard(app, hq);
  installBodyParsers(app, hq);
  installContractRoutes(app, hq, deskContract, deskRouter, {});
  installContractRoutes(app, hq, consoleContract, consoleRouter, largestFiles);
  installUploadRoutes(app, hq);
  installPhotoRoutes(app, hq);
  installTemplateRoutes(app);
  installAuthorityRoutes(app, hq);
  installOpenApiRoutes(app);
  await installPages(app, options.pagesDir);
  const jobs = startJobs(hq);
  app.addHook('preClose', async () => {
    hq.noticeBoard.close();
  });
  await app.ready();
  const close = async (): Promise<void> => {
    await app.close();
    await jobs.stop();
    await hq.uploads.settle();
    await hq.intake.settle();
    await hq.completion.settle();
    await hq.contacts.write();
    await noteLogPosition(hq.db, hq.dataDir);
    await hq.db.destroy();
    hq.shelf.close();
  };
  return { app, hq, close };
}

async function openHq({ dataDir, database, clock, random, logger, secureCookies, isRestored }: HqOptions): Promise<Hq> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const keys = await openHqKeys(join(dataDir, 'keys'), clock.now(), random);
  const db = await openDatabase(database, dataDir, clock.now());
  const devices = new DeviceBook(db, keys.authority, clock);
  const shelf = await Shelf.open(join(dataDir, 'shelf'), random);
  const listed = new ListedPhotos(db);
  const epoch = await openEpoch(db, dataDir, clock.now(), random, isRestored === true);
  const uploads = await UploadDesk.open({ db, clock, random, devices, shelf, listed, keys, epoch }, join(dataDir, 'staging'));
  const rules = await openRuleBook(db, keys, clock.now());
  const completion = new Completion({ db, clock, keys, epoch });
  const before = {
    db, dataDir, clock, random, logger, keys, epoch, rules, devices, shelf, listed, uploads, completion,
    databaseKind: database.kind,
    anchors: new AnchorBook(clock),
    contacts: new ContactBook(db, clock),
    noticeBoard: new NoticeBoard(),
    doors: makeDoors(clock),
    secureCookies: secureCookies === true,
  };
  return { ...before, intake: new Intake(before) };
}
