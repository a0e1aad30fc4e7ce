import type { Showroom } from '../../kit/console-showroom.ts';

/** People between whom every page of the console is seen. */
export const pageVisitors = ['assistant-east', 'dispatcher-central', 'admin', 'operations', 'production'] as const;
/** Every page of the console, by somebody whose work it is. */
export function pagesOf(room: Showroom, username: string): readonly string[] {
  switch (username) {
    case 'assistant-east':
      return ['/', '/records', `/records?open=${room.records.differences}`, `/records/${room.records.differences}`, `/records/${room.records.needsReview}`, `/records/${room.records.late}`, '/pickups', '/orders', '/orders?from=paper', `/orders/${room.orderOf('JX0012', 1).orderNo}`, '/bundles', '/dealers', '/search?text=JX0012', '/search', '/password', '/nowhere'];
    case 'dispatcher-central':
      return ['/', '/refusals', `/refusals?open=${room.records.refusal}`, `/records/${room.records.refusal}`, '/pickups'];
    case 'admin':
      return ['/', '/import', '/keys', '/desks', '/staff', '/regions', '/dealers', '/quarantine', '/audit', '/orders', '/rules'];
    case 'operations':
      return ['/rules', '/rules/draft', '/audit'];
    default:
      return ['/', '/staff', '/records'];
  }
}
