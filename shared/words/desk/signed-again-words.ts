import { bothLanguages } from './both-languages.ts';

/** Records that HQ has refused for good, and signing their goods again (R-TL-20). */
export const signedAgainWords = bothLanguages(
  {
    states: { open: '没有作数，要重新签字', 'signed-again': '没有作数，已重新签字' },
    openTitle: '总部没有把这份记录作数，这些货要重新签字',
    openText: '请由已在总部登记的签字人重新签一次：验货结果和照片都还在，不用重新录，时限按新的签字时间算。这份记录一直留在这台电脑上，可以查看、核验和导出。',
    doneTitle: '总部没有把这份记录作数，这些货已经重新签字',
    doneText: '以重新签的记录为准；这份记录一直留在这台电脑上，可以查看、核验和导出。',
    sign: '去重新签字',
    noAcknowledgement: '没有：总部没有把这份记录作数',
    instead: ({ person, at }: { person: string; at: string }) => `${person} ${at} 重新签的记录`,
    noticeTitle: '这些货签过字，但总部没有作数',
    noticeText: ({ person, at }: { person: string; at: string }) => `${person} ${at} 签的记录没有作数，请由已在总部登记的签字人再签一次。验货结果和照片都还在，有变化可以先改。`,
    seeRecord: '看没有作数的记录',
  },
  {
    states: { open: 'Not counted: sign again', 'signed-again': 'Not counted, signed again' },
    openTitle: 'HQ did not count this record: its goods are to be signed again',
    openText: 'Let somebody sign whom HQ has on its books: what was found and the photos are all there, nothing is entered again, and limits are judged by the new time of signing. This record stays on this computer, to be read, verified and exported.',
    doneTitle: 'HQ did not count this record; its goods were signed again',
    doneText: 'The record that was signed again stands instead. This one stays on this computer, to be read, verified and exported.',
    sign: 'Sign again',
    noAcknowledgement: 'None: HQ did not count this record',
    instead: ({ person, at }) => `Signed again by ${person}, ${at}`,
    noticeTitle: 'These goods were signed, but HQ did not count it',
    noticeText: ({ person, at }) => `The record that ${person} signed ${at} does not count: let somebody sign whom HQ has on its books. What was found and the photos are all there; change what has changed first.`,
    seeRecord: 'See the record that does not count',
  },
);
