import type { ClaimedRecord, OpenedRecord } from '../../proof/record.ts';
import type { DealerId, DeviceId, RecordId } from '../../shared/kernel/ids.ts';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';

export interface SendingDesk {
  readonly device: DeviceId;
  readonly dealer: DealerId;
}

export interface BringingPerson {
  /** The user name at the console. */
  readonly broughtBy: string;
}

/** A record on its way in: the text as it came, and who brings it. */
export interface Incoming {
  readonly signed: SignedText;
  /** The desk that sends it, or the person who brings it in a bundle. */
  readonly sender: SendingDesk | BringingPerson;
  /** The id that the sender named beside it; null where none was. */
  readonly id: RecordId | null;
}

export interface OpenedIncoming extends Incoming {
  /** A claimed record comes from its own desk only: it is never taken in, and only that desk's chain may go on behind it. */
  readonly opened: OpenedRecord | ClaimedRecord;
}

/** Where sealed records come in. */
export interface RecordIntake {
  /**
   * Takes a record in and answers with HQ's signed acknowledgement, the same for the same bytes however often they come.
   * Refuses with a problem of the intake (`record.*`); what is refused is kept in quarantine.
   */
  accept(incoming: Incoming): Promise<Outcome<SignedText>>;
  settle(): Promise<void>;
}

/** Second acknowledgements: every listed photo is on the shelf, hashed by HQ. */
export interface RecordCompletion {
  /**
   * The same answer however often it is asked. `thing.not-found` for a record that HQ does not hold or that is another dealer's,
   * `record.photos-missing` with the hashes.
   */
  complete(record: RecordId, sender: { readonly dealer: DealerId }): Promise<Outcome<SignedText>>;
  settle(): Promise<void>;
}
