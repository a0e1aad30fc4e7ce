import { partsOfLineKey, pickupLines } from '../delivery/pickup.ts';
import { orderNoSchema, type OrderNo } from '../kernel/ids.ts';
import type { SealedRecord } from './sealed-record.ts';

/**
 * The orders whose goods a record speaks of, each once: of a truck with several orders those that it feeds back, refuses (R-IN-8) or installs, not the others. A correction names none; it
 * speaks of what it corrects.
 */
export function ordersOfRecord({ body }: Pick<SealedRecord, 'body'>): readonly OrderNo[] {
  return [...new Set(ordersOf(body))];
}

function ordersOf(body: SealedRecord['body']): readonly OrderNo[] {
  switch (body.kind) {
    case 'feedback':
    case 'refusal': {
      const meant = new Set(body.lines.flatMap(({ line, decision }) => (body.kind === 'feedback' || decision === 'refuse' ? [line] : [])));
      return pickupLines(body.pickup).flatMap(({ key, orderNo }) => (meant.has(key) ? [orderNo] : []));
    }
    case 'install-notice':
      return body.lines.flatMap((line) => orderNoSchema.safeParse(partsOfLineKey(line).orderNo).data ?? []);
    default:
      return [];
  }
}
