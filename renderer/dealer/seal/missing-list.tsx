import { Button } from 'antd';
import { useMemo } from 'react';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { useLanguage } from '../../look/language.ts';
import { lineName } from '../frame/line-words.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useMissingWords } from '../inspection/use-missing-words.ts';
import { useOpenPickup } from '../inspection/use-pickup.ts';
import { findingPlace } from '../photo/name-photo.ts';

const mostShown = 12;

/** What still keeps the record from being sealed, with the goods and the damage point that it is about; each leads to where it is put right. */
export function MissingList({ missing, onGo }: { readonly missing: readonly Missing[]; readonly onGo: (missing: Missing) => void }) {
  const words = useDeskWords().seal;
  const language = useLanguage();
  const say = useMissingWords();
  const { lines, view } = useOpenPickup();
  const { findings, pickup } = view.inspection;
  const names = useMemo(() => new Map(lines.map((at) => [at.line.key, lineName(language, at.line, pickup.orders.length)])), [language, lines, pickup.orders.length]);
  if (missing.length === 0) return null;
  const whereOf = (one: Missing): string => {
    const finding = 'finding' in one ? findings.find((other) => other.id === one.finding) : undefined;
    return ['line' in one ? (names.get(one.line) ?? '') : '', finding === undefined ? '' : findingPlace(language, finding)].filter((part) => part !== '').join(' · ');
  };
  return (
    <section className="card stack" aria-labelledby="missing-title">
      <h2 id="missing-title">{words.missingTitle}</h2>
      <ul className="plain-list">
        {missing.slice(0, mostShown).map((one) => {
          const name = whereOf(one);
          const what = say(one);
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
