import { closed } from '../../../shared/kernel/closed.ts';
import type { Notice } from '../../../shared/wire/console-shapes.ts';

/** Where a notice leads: to what it is about where it names it, else to the list. */
export function noticePlace(notice: Pick<Notice, 'kind' | 'record' | 'pickup' | 'dealer' | 'orderNos'>) {
  if (notice.record !== null) return { to: '/records/$record', params: { record: notice.record } } as const;
  switch (notice.kind) {
    case 'refusal':
      return { to: '/refusals' } as const;
    case 'feedback-with-differences':
    case 'needs-review':
    case 'correction':
      return { to: '/records' } as const;
    case 'near-deadline':
    case 'picked-up-twice': {
      const [orderNo] = notice.orderNos;
      if (notice.pickup === null || orderNo === undefined) return { to: '/pickups' } as const;
      return { to: '/orders/$orderNo', params: { orderNo }, search: { dealer: notice.dealer ?? undefined, pickup: notice.pickup } } as const;
    }
    case 'quarantined':
      return { to: '/quarantine' } as const;
    case 'device-lost-sequence':
      return { to: '/desks' } as const;
    default:
      return closed(notice.kind);
  }
}
