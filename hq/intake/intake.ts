import { openClaimedRecord, openRecord } from '../../proof/record.ts';
import { recordIdSchema } from '../../shared/kernel/ids.ts';
import { refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import type { Hq } from '../hq.ts';
import { isRaceLost, isTaken } from '../store/query.ts';
import { acceptRecords } from './accept-records.ts';
import { Batch } from './batch.ts';
import type { BringingPerson, Incoming, OpenedIncoming, RecordIntake, SendingDesk } from './incoming.ts';
import { quarantine } from './quarantine.ts';

type IntakeHq = Omit<Hq, 'intake'>;

/** The most records of one commit. */
const mostTogether = 64;
/** How often a commit that lost a race against another replica is tried again. */
const mostTries = 5;

/**
 * Where sealed records come in. A record is judged alone first (signature, certificate, canonical text, shape, sender), then
 * against what HQ holds, together with all others that wait, in one commit.
 */
export class Intake implements RecordIntake {
  readonly #hq: IntakeHq;
  readonly #batch: Batch<OpenedIncoming, Outcome<SignedText>>;

  constructor(hq: IntakeHq) {
    this.#hq = hq;
    this.#batch = new Batch(mostTogether, async (jobs) => this.#commit(jobs));
  }

  async accept(incoming: Incoming): Promise<Outcome<SignedText>> {
    const outcome = await this.#judge(incoming);
    if (!outcome.ok) await this.#keep(incoming, outcome.problem);
    return outcome;
  }

  async settle(): Promise<void> {
    await this.#batch.settle();
  }

  async #judge(incoming: Incoming): Promise<Outcome<SignedText>> {
    const opened = this.#open(incoming);
    if (!opened.ok) return opened;
    const { record } = opened.value;
    if (incoming.id !== null && record.id !== incoming.id) return refused(problem('record.foreign', {}));
    if ('device' in incoming.sender && (record.device !== incoming.sender.device || record.dealer !== incoming.sender.dealer)) return refused(problem('record.foreign', {}));
    return this.#batch.add({ ...incoming, opened: opened.value });
  }

  /** A record that HQ's authority does not vouch for goes on to be judged only where its own desk hands it in, by a request that its device key has signed. */
  #open({ signed, sender }: Incoming): Outcome<OpenedIncoming['opened']> {
    const opened = openRecord(signed, this.#hq.keys.authority);
    if (opened.ok || opened.problem.code !== 'record.certificate-wrong' || !('device' in sender)) return opened;
    const claimed = openClaimedRecord(signed);
    return claimed.ok ? claimed : opened;
  }

  async #commit(jobs: readonly OpenedIncoming[]): Promise<readonly Outcome<SignedText>[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { outcomes, notices } = await acceptRecords(this.#hq, jobs);
        if (notices > 0) this.#hq.noticeBoard.ring();
        outcomes.forEach((outcome, index) => {
          const record = jobs[index]?.opened.record;
          if (outcome.ok && record !== undefined) this.#hq.listed.note(record.id, record.dealer, record.photos);
        });
        return outcomes;
      } catch (fault) {
        if (attempt >= mostTries || !(isTaken(fault) || isRaceLost(fault))) throw fault;
      }
    }
  }

  async #keep(incoming: Incoming, found: Parameters<typeof quarantine>[1]['problem']): Promise<void> {
    const { text } = incoming.signed;
    await quarantine(this.#hq, { content: Buffer.from(JSON.stringify(incoming.signed), 'utf8'), problem: found, recordId: incoming.id ?? idIn(text), sequence: sequenceIn(text), from: this.#keeperOf(incoming) });
  }

  /** Of a record in a bundle only a text that HQ's own authority vouches for names a desk; any other is kept under who brought it. */
  #keeperOf({ sender, signed }: Incoming): SendingDesk | BringingPerson {
    if ('device' in sender) return sender;
    const opened = openRecord(signed, this.#hq.keys.authority);
    return opened.ok ? { device: opened.value.record.device, dealer: opened.value.record.dealer } : sender;
  }
}

function idIn(text: string): string | null {
  const found = /"id":"([0-9a-f-]{36})","person"/.exec(text)?.[1];
  return found !== undefined && recordIdSchema.safeParse(found).success ? found : null;
}

function sequenceIn(text: string): number | null {
  const found = /"sequence":(\d{1,15}),/.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
