import type { Kysely } from 'kysely';
import type { Clock, Random } from './clock.ts';
import type { HqKeys } from './auth/hq-keys.ts';
import type { DeviceBook } from './device/device-book.ts';
import type { AnchorBook } from './device/anchor-book.ts';
import type { ContactBook } from './device/contact-book.ts';
import type { Doors } from './http/door.ts';
import type { RecordCompletion, RecordIntake } from './intake/incoming.ts';
import type { Logger } from './logger.ts';
import type { NoticeBoard } from './notice/notice-board.ts';
import type { ListedPhotos } from './photo/listed-photos.ts';
import type { Shelf } from './photo/shelf.ts';
import type { Uploads } from './photo/upload.ts';
import type { RuleBook } from './policy/rule-book.ts';
import type { DatabaseKind } from './store/database-kind.ts';
import type { Tables } from './store/tables.ts';

/** What every verb of HQ is given: where things are kept, the time, chance, the keys, and the books that live in memory. */
export interface Hq {
  readonly db: Kysely<Tables>;
  readonly databaseKind: DatabaseKind;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly keys: HqKeys;
  /** 32 hex digits; another one after HQ was restored from a backup. */
  readonly epoch: string;
  /** Policy and calendar in force. */
  readonly rules: RuleBook;
  readonly anchors: AnchorBook;
  readonly devices: DeviceBook;
  readonly contacts: ContactBook;
  readonly shelf: Shelf;
  readonly listed: ListedPhotos;
  readonly intake: RecordIntake;
  readonly completion: RecordCompletion;
  readonly uploads: Uploads;
  readonly noticeBoard: NoticeBoard;
  readonly doors: Doors;
  /** Whether cookies are for HTTPS only; false where HQ itself is reached by plain HTTP on the same machine. */
  readonly secureCookies: boolean;
}
