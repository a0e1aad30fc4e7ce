import type { CaseFolder } from '../../../shared/bridge/case-folder.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { reminderWords } from '../../../shared/words/reminder-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Countdown } from '../frame/countdown.tsx';
import { classList } from '../frame/line-words.ts';
import { useNaming } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';

/** Each time limit with its verdict, the reminders that were shown of it (R-TL-17), and when the dealer was told of them (R-TL-22). */
export function LimitsEvent({ folder }: { readonly folder: CaseFolder }) {
  const words = useDeskWords().case;
  const language = useLanguage();
  const now = useNaming();
  const { limits, inspection } = folder.view;
  const saidOf = (rule: string): string =>
    folder.reminders
      .filter((reminder) => reminder.rule === rule)
      .map((reminder) => `${momentText(reminder.shownAt, now, language)} ${reminderWords[language].title(reminder.kind)}`)
      .join(language === 'en' ? '; ' : '；');
  return (
    <>
      <h2>{words.limits}</h2>
      {limits.map((limit) => {
        const said = saidOf(limit.rule);
        return (
          <div key={limit.rule} className="limit-row">
            <h3>{classList(language, limit.classes)}</h3>
            <Countdown limit={limit} />
            {said === '' ? null : <p className="quiet">{words.reminders({ said })}</p>}
          </div>
        );
      })}
      {inspection.limitsShown === null ? null : <p className="quiet">{words.limitsShown({ at: momentText(inspection.limitsShown.shownAt, now, language) })}</p>}
    </>
  );
}
