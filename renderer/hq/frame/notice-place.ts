import { closed } from '../../../shared/kernel/closed.ts';
import type { Notice } from '../../../shared/wire/console-shapes.ts';

/** Where a notice leads. */
export function noticePlace(notice: Pick<Notice, 'kind' | 'record'>) {
  if (notice.record !== null) return { to: '/records/$record', params: { record: notice.record } } as const;
  switch (notice.kind) {
    case 'refusal':
      return { to: '/refusals' } as const;
    case 'feedback-with-differences':
    case 'needs-review':
      return { to: '/records' } as const;
    case 'near-deadline':
      return { to: '/pickups' } as const;
    case 'quarantined':
      return { to: '/quarantine' } as const;
    case 'device-lost-sequence':
      return { to: '/desks' } as const;
    default:
      return closed(notice.kind);
  }
}
