import { z } from 'zod';
import { civilDateSchema, type CivilDate } from '../kernel/instant.ts';
import { dealerLevelSchema } from './dealer.ts';

/** R-RV-1: one setting of a dealer's level: from which day, by whom; the history only grows. */
export const levelSettingSchema = z.strictObject({
  level: dealerLevelSchema,
  from: civilDateSchema,
  setBy: z.string().min(1).max(60),
  reason: z.string().max(300),
});
export type LevelSetting = z.infer<typeof levelSettingSchema>;

/** The setting that holds on a day: the latest that began by then, the later entry where two began the same day; `undefined` before the first. */
export function levelOn(history: readonly LevelSetting[], day: CivilDate): LevelSetting | undefined {
  return history.reduce<LevelSetting | undefined>(
    (holding, setting) => (setting.from <= day && (holding === undefined || setting.from >= holding.from) ? setting : holding),
    undefined,
  );
}

/** R-RV-1: levels are set at the start of a month. */
export function isStartOfMonth(day: CivilDate): boolean {
  return day.endsWith('-01');
}
