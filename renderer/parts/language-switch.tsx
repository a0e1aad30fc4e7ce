import { Button } from 'antd';
import { languageNames } from '../../shared/words/language.ts';
import { partsWords } from '../../shared/words/parts-words.ts';
import { useLanguageChoice } from '../look/language.ts';
import { useWords } from '../look/words.ts';

/** Switches the page to the other language; the button is written in the language it leads to. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguageChoice();
  const words = useWords(partsWords);
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button type="text" onClick={() => setLanguage(other)} lang={other} title={words.switchLanguage}>
      {languageNames[other]}
    </Button>
  );
}
