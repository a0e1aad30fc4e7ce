import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { useLanguage } from '../../look/language.ts';
import { lineName } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup, type LineAt } from './use-pickup.ts';

const mostNamed = 5;

interface InstallCardProps {
  /** The lines with open damage that the card is about: those that are chosen, or all while nothing is. */
  readonly damaged: readonly LineAt[];
  readonly isChosen: boolean;
}

/** R-IN-10: what is to be known before goods are installed. It warns of the goods with open damage by name, and is calm where there is none. */
export function InstallCard({ damaged, isChosen }: InstallCardProps) {
  const words = useDeskWords().inspection.install;
  const language = useLanguage();
  const { orders } = useOpenPickup().view.inspection.pickup;
  if (damaged.length === 0) {
    return (
      <section className="card sound-card">
        <CheckCircleFilled aria-hidden />
        <div className="stack">
          <h2>{isChosen ? words.chosenSound : words.sound}</h2>
          <p>{words.soundText}</p>
          <p className="quiet">{words.text}</p>
        </div>
      </section>
    );
  }
  return (
    <section className="card stop-card" role="alert">
      <WarningFilled aria-hidden />
      <div className="stack">
        <h2>{words.stopTitle}</h2>
        <p>{words.text}</p>
        <p>
          <strong>{isChosen ? words.chosenOpen : words.damageOpen}</strong>
        </p>
        <ul>
          {damaged.slice(0, mostNamed).map((at) => (
            <li key={at.line.key}>{lineName(language, at.line, orders.length)}</li>
          ))}
          {damaged.length > mostNamed ? <li>{words.more({ count: damaged.length - mostNamed })}</li> : null}
        </ul>
      </div>
    </section>
  );
}
