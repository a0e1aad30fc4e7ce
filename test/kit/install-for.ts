import type { Instant } from '../../shared/kernel/instant.ts';
import type { LineKey } from '../../shared/delivery/pickup.ts';
import type { PersonId, PickupId } from '../../shared/kernel/ids.ts';
import type { RecordCard } from '../../shared/bridge/shapes.ts';
import { penStroke } from '../../build/inspect-goods.ts';
import type { DeskBridge } from './desk-bridge.ts';

/** Marks goods as installed as the page does it: shows the text, then signs that text. */
export async function installFor(
  bridge: DeskBridge,
  wish: { readonly pickup: PickupId; readonly lines: readonly LineKey[]; readonly warnedAt: Instant; readonly note?: string; readonly person: PersonId; readonly pin: string },
): Promise<RecordCard> {
  const { pin, ...rest } = wish;
  const installation = { note: '', ...rest, lines: [...wish.lines], language: 'zh-CN' as const };
  const { shown } = await bridge.pickups.previewInstall(installation);
  return bridge.pickups.install({ ...installation, shown, pin, signature: penStroke });
}
