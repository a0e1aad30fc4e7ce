import type { InEachLanguage, Language } from '../language.ts';

/** Why a limit stands as it does, by the codes HQ gives; codes it does not know say nothing. */
const sentences: InEachLanguage<Readonly<Record<string, string>>> = {
  'zh-CN': {
    'no-anchor': '电脑没有和总部对过时，不自动判定。',
    'provisional-deadline': '截止时间是暂定的，不自动判定。',
    'unsent-feedback': '电脑里有已签字的反馈还没传到，不自动判定。',
    'refused-feedback': '签过字，但总部没有作数，还没有人重新签，不自动视同合格。',
    'desk-switched-off': '总部停用了这台电脑，没有反馈不能算经销商的，不自动视同合格。',
    'hq-knew-of-defect': '总部事先已知这处问题，不自动视同合格。',
    'contact-after-deadline': '截止后电脑联系过总部，没有按时签字的反馈。',
    silence: '截止后电脑一直没有联系总部，超过了等待天数。',
    'entered-after-deadline': '提货是截止之后才补录的，到现在没有反馈。',
    'partly-fed-back': '这条时限里还有货没有反馈。',
    reviewed: '已由人工判定。',
  },
  en: {
    'no-anchor': 'The desk never had the time from HQ: nothing is decided by itself.',
    'provisional-deadline': 'The deadline is provisional: nothing is decided by itself.',
    'unsent-feedback': 'A signed receipt on the desk has not arrived yet: nothing is decided by itself.',
    'refused-feedback': 'It was signed, but HQ did not count the record and nobody has signed again: not deemed accepted by itself.',
    'desk-switched-off': 'HQ has switched this desk off, so its silence says nothing: not deemed accepted by itself.',
    'hq-knew-of-defect': 'HQ knew of the defect before: not deemed accepted by itself.',
    'contact-after-deadline': 'The desk was in contact after the deadline and had nothing signed in time.',
    silence: 'The desk has not been heard from since the deadline for longer than the waiting days.',
    'entered-after-deadline': 'The pickup was entered only after the deadline, and there is no feedback so far.',
    'partly-fed-back': 'Some goods of this limit have no feedback yet.',
    reviewed: 'Decided by a person.',
  },
};

/** A sentence for each code that it knows. */
export function becauseSentences(language: Language, codes: readonly string[]): readonly string[] {
  return codes.map((code) => sentences[language][code]).filter((sentence) => sentence !== undefined);
}
