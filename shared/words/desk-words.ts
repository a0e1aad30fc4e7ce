import { agreementWords } from './desk/agreement-words.ts';
import { caseWords } from './desk/case-words.ts';
import { frameWords } from './desk/frame-words.ts';
import { goodsWords } from './desk/goods-words.ts';
import { inspectionWords } from './desk/inspection-words.ts';
import { photoWords } from './desk/photo-words.ts';
import { pickupWords } from './desk/pickup-words.ts';
import { recordWords } from './desk/record-words.ts';
import { sealWords } from './desk/seal-words.ts';
import { settingsWords } from './desk/settings-words.ts';
import { signedAgainWords } from './desk/signed-again-words.ts';
import { todayWords } from './desk/today-words.ts';
import type { Language } from './language.ts';

function inLanguage(language: Language) {
  return {
    frame: frameWords[language],
    goods: goodsWords[language],
    today: todayWords[language],
    pickup: pickupWords[language],
    inspection: inspectionWords[language],
    agreement: agreementWords[language],
    photo: photoWords[language],
    seal: sealWords[language],
    record: recordWords[language],
    signedAgain: signedAgainWords[language],
    case: caseWords[language],
    settings: settingsWords[language],
  };
}

export type DeskWords = ReturnType<typeof inLanguage>;

const dictionaries: Readonly<Record<Language, DeskWords>> = { 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') };

/** Every sentence of the dealer's pages in one language. */
export function deskWords(language: Language): DeskWords {
  return dictionaries[language];
}
