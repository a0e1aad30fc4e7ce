import { z } from 'zod';
import { sha256Schema } from '../../../shared/kernel/ids.ts';
import { writeHqUrl } from '../hq-link/hq-address.ts';
import { readEnrolment, writeEnrolment } from '../people/enrolment-rows.ts';
import { writePerson } from '../people/person-rows.ts';
import { replaceEnrolment } from '../people/replace-enrolment.ts';
import { readSetting, writeSetting } from '../settings/setting-rows.ts';
import type { Store } from '../store/open-store.ts';
import { freeLinesFor } from './free-lines.ts';
import { journalStart, type JournalEntry, type JournalMark } from './journal.ts';
import { readRecordRow } from './record-rows.ts';
import { restorePickup } from './restore-pickup.ts';
import { takeRecord } from './take-record.ts';
import { sealedRecordSchema } from '../../../shared/seal/sealed-record.ts';

const markSchema = z.strictObject({ bytes: z.int().min(0), end: sha256Schema });

/** How far the journal has been taken into this database. */
export function readJournalMark(store: Store): JournalMark {
  const stored = markSchema.safeParse(readSetting(store, 'journal-mark'));
  return stored.success ? stored.data : journalStart;
}

export function markJournal(store: Store, mark: JournalMark): void {
  writeSetting(store, 'journal-mark', mark);
}

/**
 * Takes an entry of the journal into the database, in the caller's commit: what is there already stays as it is. This is how a signature that met a power
 * cut between journal and commit comes back, and how a destroyed database is made again.
 */
export function adoptEntry(store: Store, entry: JournalEntry): void {
  switch (entry.kind) {
    case 'enrolment': {
      const known = readEnrolment(store);
      if (known?.deviceCertificate === entry.enrolment.deviceCertificate) return;
      if (known === undefined) writeEnrolment(store, entry.enrolment);
      else replaceEnrolment(store, entry.enrolment);
      writeHqUrl(store, entry.hqUrl);
      return;
    }
    case 'person':
      writePerson(store, entry.person);
      return;
    case 'record': {
      const record = sealedRecordSchema.parse(JSON.parse(entry.signed.text));
      if (readRecordRow(store, record.id) !== undefined) return;
      restorePickup(store, record);
      freeLinesFor(store, record);
      takeRecord(store, record, entry.signed, entry.receipt);
      return;
    }
    default:
      throw new Error('the journal holds an entry of a newer program');
  }
}
