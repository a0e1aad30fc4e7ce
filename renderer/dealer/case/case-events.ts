import type { CaseFolder } from '../../../shared/bridge/case-folder.ts';
import type { Answer } from '../../../shared/bridge/shapes.ts';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { DispatcherCall } from '../../../shared/inspection/inspection.ts';
import { millisOfUuid7, type PhotoId } from '../../../shared/kernel/ids.ts';
import { instantOf, startOfDay, type Instant } from '../../../shared/kernel/instant.ts';
import type { Photo } from '../../../shared/photo/photo.ts';

type Sealed = CaseFolder['records'][number];

/** One thing that happened to the goods of a pickup. */
export type CaseEvent = { readonly key: string; readonly at: Instant } & (
  | { readonly kind: 'order'; readonly order: OutboundOrder }
  | { readonly kind: 'pickup' }
  | { readonly kind: 'limits' }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'call'; readonly call: DispatcherCall }
  | { readonly kind: 'record'; readonly sealed: Sealed }
  | { readonly kind: 'answer'; readonly answer: Answer }
);

/** What stands at its record already, as an acknowledgement. */
const isAcknowledged: ReadonlySet<Answer['kind']> = new Set(['record-received', 'photos-received']);

/** Everything of a case in the order of time; what happened in one instant stays in the order of the work. */
export function caseEvents({ view, calls, records, answers }: CaseFolder): readonly CaseEvent[] {
  const { pickup, findings } = view.inspection;
  const photos = new Map(view.photos.map((photo) => [photo.id, photo]));
  const events: readonly CaseEvent[] = [
    ...pickup.orders.map((order): CaseEvent => ({ kind: 'order', key: `order ${order.orderNo}`, at: order.shippedOn === null ? pickup.pickedUpAt : startOfDay(order.shippedOn), order })),
    { kind: 'pickup', key: 'pickup', at: pickup.pickedUpAt },
    { kind: 'limits', key: 'limits', at: pickup.pickedUpAt },
    ...findings.map((finding): CaseEvent => ({ kind: 'finding', key: finding.id, at: foundAt(finding, photos), finding })),
    ...calls.map((call, index): CaseEvent => ({ kind: 'call', key: `call ${index}`, at: call.calledAt, call })),
    ...records.map((sealed): CaseEvent => ({ kind: 'record', key: sealed.card.record, at: sealed.card.sealedAt, sealed })),
    ...answers.filter((answer) => !isAcknowledged.has(answer.kind)).map((answer): CaseEvent => ({ kind: 'answer', key: `answer ${answer.number}`, at: answer.at, answer })),
  ];
  return events.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** When its first photo came in; without photos, when it was written down. */
function foundAt(finding: Finding, photos: ReadonlyMap<PhotoId, Photo>): Instant {
  const taken = finding.photos.flatMap((use) => photos.get(use.photo)?.takenInAt ?? []).toSorted();
  return taken[0] ?? instantOf(millisOfUuid7(finding.id));
}
