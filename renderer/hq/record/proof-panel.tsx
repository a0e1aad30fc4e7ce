import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { RecordView } from '../../../shared/wire/console-shapes.ts';
import { noticeVersionText } from '../../../shared/words/console/notice-version.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { momentText, spanText } from '../../../shared/words/desk/remaining-words.ts';
import { msBetween, zonedText, type Instant } from '../../../shared/kernel/instant.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { Facts } from '../../parts/facts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { DrawnSignature } from './drawn-signature.tsx';

/** Differences of clocks below this are the journey's. */
const noticeableDriftMs = 60_000;
/** An interval shorter than this is said as one moment with its error. */
const narrowMs = 30_000;
const gradeTones = { anchored: 'good', bounded: 'warn', unanchored: 'warn' } as const;

/** What HQ can prove of a record, in plain words (R-TL-19). */
export function ProofPanel({ view }: { readonly view: RecordView }) {
  const words = useWords(recordWords);
  const proofWords = words.proof;
  const language = useLanguage();
  const now = useNow();
  const { proof, record } = view;
  const exact = (instant: Instant): string => `${momentText(instant, now, language)}${zonedText(instant).slice(16, 19)}`;
  const spanMs = proof.notBefore === null ? undefined : msBetween(proof.notBefore, proof.notAfter);
  const sealed = proof.notBefore === null ? proofWords.before({ to: exact(proof.notAfter) })  : spanMs !== undefined && spanMs < narrowMs ? proofWords.within({ at: exact(proof.notBefore), seconds: Math.max(1, Math.ceil(spanMs / 1000)) }) : proofWords.between({ from: exact(proof.notBefore), to: exact(proof.notAfter) });
  const body = record.body;
  const notice = body.kind === 'feedback' || body.kind === 'refusal' ? body.notice : null;
  // A record without photos is complete at once; that needs no second line.
  const acknowledgements = view.acknowledgements.filter((each) => each.of === 'record' || each.photos > 0).map((each) =>
    each.of === 'record' ? proofWords.acknowledged({ at: momentText(each.receivedAt, now, language) }) : proofWords.photosAcknowledged({ at: momentText(each.receivedAt, now, language), count: each.photos }),
  );
  return (
    <section className="card stack">
      <h2>
        <SafetyCertificateOutlined aria-hidden /> {proofWords.title}
      </h2>
      <StateMark tone="good">{proofWords.intro}</StateMark>
      <Facts
        rows={[
          [proofWords.sealed, <strong key="sealed">{sealed}</strong>],
          [proofWords.grade, <span key="grade" className="grade" data-tone={gradeTones[proof.grade]}>{proofWords.grades[proof.grade]}</span>],
          [proofWords.drift, driftText(proof.wallDriftMs, proofWords, (ms) => spanText(ms, language))],
          [proofWords.signature, proofWords.signatureHolds({ name: proof.signedBy })],
          [proofWords.chain, proofWords.chainText({ sequence: proof.chainSequence, position: proof.position })],
          [proofWords.device, proof.deviceName],
          [proofWords.policy, record.policy.version],
          notice === null ? null : [proofWords.notice, proofWords.noticeText({ at: momentText(notice.shownAt, now, language), version: noticeVersionText(language, notice.textVersion) })],
          [proofWords.acknowledgement, acknowledgements.map((text) => <div key={text}>{text}</div>)],
          [proofWords.drawn, <DrawnSignature key="drawn" signature={record.signature} label={`${proofWords.drawn} ${record.person.name}`} />],
        ]}
      />
      <details>
        <summary>{proofWords.more}</summary>
        <Facts
          rows={[
            [proofWords.hash, <code key="hash">{view.recordHash}</code>],
            [proofWords.certificate, <code key="certificate">{proof.certificateFingerprint}</code>],
          ]}
        />
      </details>
    </section>
  );
}

interface DriftWords {
  readonly driftUnknown: string;
  readonly driftNone: string;
  readonly driftFast: (details: { span: string }) => string;
  readonly driftSlow: (details: { span: string }) => string;
}

function driftText(driftMs: number | null, words: DriftWords, span: (ms: number) => string): string {
  if (driftMs === null) return words.driftUnknown;
  if (Math.abs(driftMs) < noticeableDriftMs) return words.driftNone;
  return driftMs > 0 ? words.driftFast({ span: span(driftMs) }) : words.driftSlow({ span: span(-driftMs) });
}
