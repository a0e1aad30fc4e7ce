import { linkOptions } from '@tanstack/react-router';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { closed } from '../../../shared/kernel/closed.ts';

/** The page on which what a record told is signed again. */
export function signAgainWay({ kind, pickup }: Pick<RecordCard, 'kind' | 'pickup'>) {
  const params = { pickup };
  switch (kind) {
    case 'feedback':
    case 'correction':
      return linkOptions({ to: '/pickup/$pickup/sign', params });
    case 'refusal':
      return linkOptions({ to: '/pickup/$pickup/refusal', params });
    case 'install-notice':
      return linkOptions({ to: '/pickup/$pickup/install', params });
    default:
      return closed(kind);
  }
}
