import { sha256 } from '../../../proof/sha256.ts';
import type { Language } from '../../../shared/bridge/shapes.ts';
import { canonicalText } from '../../../shared/kernel/canonical-text.ts';
import type { PersonId, PickupId, Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../../shared/receipt/receipt-text.ts';
import type { Receipt, ReceiptInput } from '../../../shared/receipt/receipt.ts';
import type { RecordBody } from '../../../shared/seal/sealed-record.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import type { Desk } from '../desk.ts';
import { readEnrolment } from '../people/enrolment-rows.ts';
import { readPerson } from '../people/person-rows.ts';
import type { PolicyInForce } from '../policy/rules-in-force.ts';

/** What is about to be sealed, as it is shown: one value gives the page, the text and the record. */
export interface PreparedReceipt {
  readonly pickup: PickupId;
  readonly input: ReceiptInput;
  readonly receipt: Receipt;
  readonly text: string;
  /** SHA-256 of the text. */
  readonly shown: Sha256;
  /** Canonical text of the input, for the page to render from. */
  readonly body: string;
}

/** Writes the receipt of a body that is not sealed yet. `desk.not-enrolled`, `thing.not-found`, `person.not-certified`. */
export function prepareReceipt(
  desk: Desk,
  wish: { readonly pickup: PickupId; readonly body: RecordBody; readonly photos: readonly Photo[]; readonly policy: PolicyInForce; readonly person: PersonId; readonly language: Language },
): Outcome<PreparedReceipt> {
  const enrolment = readEnrolment(desk.store);
  if (enrolment === undefined) return refused(problem('desk.not-enrolled', {}));
  const person = readPerson(desk.store, wish.person);
  if (person === undefined) return refused(problem('thing.not-found', { what: 'person', id: wish.person }));
  if (person.revoked) return refused(problem('person.not-certified', {}));
  const { document, hash } = wish.policy;
  const input: ReceiptInput = {
    dealer: enrolment.dealer.id,
    dealerName: enrolment.dealer.name,
    person: { id: person.id, name: person.name, role: person.role },
    policy: { version: document.version, hash, effectiveFrom: document.effectiveFrom },
    photos: [...wish.photos],
    body: wish.body,
  };
  const receipt = receiptOf(input, receiptWords[wish.language]);
  const text = receiptText(receipt);
  return done({ pickup: wish.pickup, input, receipt, text, shown: sha256(text), body: canonicalText({ ...input }) });
}
