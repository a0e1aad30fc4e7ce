import { bothLanguages, plural } from '../desk/both-languages.ts';

/** Feedback that HQ has refused for good, of goods that nobody has signed again (R-TL-20). */
export const refusedWords = bothLanguages(
  {
    title: '签过字、但没有作数的货',
    mark: '没有作数',
    kinds: { feedback: '签收反馈', refusal: '拒收' },
    signed: ({ person, at, count }: { readonly person: string | null; readonly at: string; readonly count: number }) => `${person ?? '有人'} ${at} 签的，其中 ${count} 行货还没有人重新签字`,
    because: ({ at, problem }: { readonly at: string; readonly problem: 'record.signer-revoked' | 'record.signer-unknown' }) =>
      `总部 ${at} 收到，没有作数：${problem === 'record.signer-revoked' ? '签字人已停用签字' : '签字人没有在总部登记，无法核实是谁签的'}。`,
    said: ({ differences, damagePoints }: { readonly differences: number; readonly damagePoints: number }) =>
      differences === 0 && damagePoints === 0 ? '记录里写的是全部没有问题。' : `记录里写着 ${differences} 行有差异，${damagePoints} 处损伤。`,
    next: '经销商可以在验货电脑上请已登记的人把这些货重新签一次；原件在隔离区，管理员能看到。',
  },
  {
    title: 'Goods that were signed, without effect',
    mark: 'Not counted',
    kinds: { feedback: 'Receipt', refusal: 'Refusal' },
    signed: ({ person, at, count }) => `signed by ${person ?? 'somebody'}, ${at}; ${plural(count, 'line')} of it not signed again yet`,
    because: ({ at, problem }) => `HQ got it ${at} and did not count it: ${problem === 'record.signer-revoked' ? 'the signer may no longer sign' : 'the signer is not on the books of HQ, so who signed cannot be verified'}.`,
    said: ({ differences, damagePoints }) => (differences === 0 && damagePoints === 0 ? 'The record says that all is in order.' : `The record tells of ${plural(differences, 'line')} with differences and ${plural(damagePoints, 'damage point')}.`),
    next: 'An enrolled person can sign these goods again on the desk; the original lies in quarantine, where an administrator sees it.',
  },
);
