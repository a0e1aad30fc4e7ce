import { Button } from 'antd';
import { useLanguageChoice } from '../../look/language.ts';
import { languages, languageNames } from '../../../shared/words/language.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { ComputerCard } from './computer-card.tsx';
import { EnrolAgainCard } from './enrol-again-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { StorageCard } from './storage-card.tsx';

/** 设置: people and PINs, this computer, storage and backup, language. */
export function SettingsPage() {
  const words = useDeskWords().settings;
  const { language, setLanguage } = useLanguageChoice();
  return (
    <div className="page" data-scroller>
      <h1>{words.title}</h1>
      <EnrolAgainCard />
      <div className="two-columns">
        <PeopleCard />
        <div className="stack">
          <ComputerCard />
          <StorageCard />
          <section className="card stack" aria-labelledby="language">
            <h2 id="language">{words.language.title}</h2>
            <div className="buttons">
              {languages.map((each) => (
                <Button key={each} lang={each} aria-pressed={each === language} type={each === language ? 'primary' : 'default'} onClick={() => setLanguage(each)}>
                  {languageNames[each]}
                </Button>
              ))}
            </div>
          </section>
        </div>
      </div>
    </div>
  );
}
