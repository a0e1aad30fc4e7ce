import { bothLanguages } from '../desk/both-languages.ts';

/** Notices, by kind. */
export const noticeWords = bothLanguages(
  {
    refusal: ({ dealer }: { dealer: string }) => `${dealer} 拒收`,
    'feedback-with-differences': ({ dealer }: { dealer: string }) => `${dealer} 签收有差异`,
    'needs-review': ({ dealer }: { dealer: string }) => `${dealer} 的时效待判定`,
    correction: ({ dealer }: { dealer: string }) => `${dealer} 交了更正说明`,
    quarantined: ({ dealer }: { dealer: string }) => (dealer === '' ? '有记录核对不上，已隔离' : `${dealer} 的记录核对不上，已隔离`),
    'near-deadline': ({ dealer }: { dealer: string }) => `${dealer} 临近时限未反馈`,
    'picked-up-twice': ({ dealer }: { dealer: string }) => `${dealer} 同一单提了两次货`,
    'device-lost-sequence': ({ dealer }: { dealer: string }) => `${dealer} 的电脑记录顺序断开`,
    call: ({ phone }: { phone: string }) => `拨打 ${phone}`,
    open: '查看',
  },
  {
    refusal: ({ dealer }) => `${dealer} refused goods`,
    'feedback-with-differences': ({ dealer }) => `${dealer} signed with differences`,
    'needs-review': ({ dealer }) => `Decide whether ${dealer} is late`,
    correction: ({ dealer }) => `${dealer} corrected a record`,
    quarantined: ({ dealer }) => (dealer === '' ? 'A record did not verify: quarantined' : `A record of ${dealer} did not verify: quarantined`),
    'near-deadline': ({ dealer }) => `${dealer} is near a deadline without feedback`,
    'picked-up-twice': ({ dealer }) => `${dealer} picked up the same order twice`,
    'device-lost-sequence': ({ dealer }) => `A desk of ${dealer} lost its order of records`,
    call: ({ phone }) => `Call ${phone}`,
    open: 'Open',
  },
);
