import type { PickupLine } from '../../../shared/delivery/pickup.ts';

/** Whether a line is meant by what was typed: in its name, specification, colour or number. */
export function hasText(line: PickupLine, typed: string): boolean {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  return wanted === '' || [line.name, line.specification, line.colour, line.key].some((part) => part.normalize('NFKC').toLowerCase().includes(wanted));
}
