import type { LimitView, OrderView } from '../../../shared/wire/console-shapes.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { Moment } from '../parts/moment.tsx';
import { goodsText } from '../record/limit-list.tsx';

/** R-TL-17: which reminders the dealer was shown of a pickup, and when; the goods only where several limits run. */
export function ReminderList({ reminders, limits }: { readonly reminders: OrderView['pickups'][number]['reminders']; readonly limits: readonly LimitView[] }) {
  const words = useWords(deliveryWords).orders;
  const kinds = useWords(recordWords).timeline.reminders;
  const language = useLanguage();
  if (reminders.length === 0) return <p className="quiet">{words.noReminder}</p>;
  return (
    <div>
      <h3>{words.reminders}</h3>
      <ul className="reminders" aria-label={words.reminders}>
        {reminders.map((reminder) => {
          const limit = limits.find((each) => each.rule === reminder.rule);
          return (
            <li key={`${reminder.rule} ${reminder.dueAt} ${reminder.kind}`}>
              <Moment at={reminder.shownAt} />
              <span>{kinds[reminder.kind]}</span>
              {limits.length < 2 || limit === undefined ? null : <span className="quiet">{goodsText(language, limit)}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
