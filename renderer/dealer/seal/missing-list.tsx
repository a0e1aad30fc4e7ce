import { Button } from 'antd';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { missingWords } from '../../../shared/words/desk/missing-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';

const mostShown = 12;

/** What still keeps the record from being sealed; each leads to where it is put right. */
export function MissingList({ missing, onGo }: { readonly missing: readonly Missing[]; readonly onGo: (missing: Missing) => void }) {
  const words = useDeskWords().seal;
  const language = useLanguage();
  const { lines } = useOpenPickup();
  if (missing.length === 0) return null;
  const names = new Map(lines.map((at) => [at.line.key, at.line.name]));
  return (
    <section className="card stack" aria-labelledby="missing-title">
      <h2 id="missing-title">{words.missingTitle}</h2>
      <ul className="plain-list">
        {missing.slice(0, mostShown).map((one) => {
          const name = 'line' in one ? (names.get(one.line) ?? '') : '';
          const what = missingWords(language, one);
          return (
            <li key={JSON.stringify(one)}>
              <span>
                {name === '' ? null : <strong>{name}: </strong>}
                {what}
              </span>
              <Button aria-label={`${words.goThere} ${name} ${what}`} onClick={() => onGo(one)}>
                {words.goThere}
              </Button>
            </li>
          );
        })}
      </ul>
      {missing.length > mostShown ? <p className="quiet">+{missing.length - mostShown}</p> : null}
    </section>
  );
}
