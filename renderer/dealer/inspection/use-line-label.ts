import { useCallback } from 'react';
import type { PickupLine } from '../../../shared/delivery/pickup.ts';
import { useLanguage } from '../../look/language.ts';
import { lineName } from '../frame/line-words.ts';
import { useOpenPickup } from './use-pickup.ts';

/** Names a line of the pickup; with several outbound orders on the truck it says whose it is, because their line numbers repeat. */
export function useLineLabel(): (line: PickupLine) => string {
  const language = useLanguage();
  const { orders } = useOpenPickup().view.inspection.pickup;
  return useCallback((line) => (orders.length > 1 ? lineName(language, line, orders.length) : line.name), [language, orders.length]);
}
