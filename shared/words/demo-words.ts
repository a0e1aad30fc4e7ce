import type { InEachLanguage } from './language.ts';

type Judgement = 'in-time' | 'late' | 'needs-review' | null;

interface DemoWords {
  readonly enrolled: (dealer: string, person: string, orders: number) => string;
  readonly pickedUp: (order: string) => string;
  readonly pickedUpWhole: (order: string) => string;
  readonly refused: (file: string, sentence: string) => string;
  readonly takenIn: (taken: number, given: number, points: number) => string;
  readonly sealed: (record: string, hash: string) => string;
  readonly offline: (records: number) => string;
  readonly acknowledged: (record: string, judgement: Judgement) => string;
  readonly verified: (files: number, hold: boolean) => string;
  readonly ended: (hold: boolean, seconds: number, folder: string) => string;
  readonly emptyFolder: (folder: string) => string;
  readonly unreadableFolder: (folder: string, because: string) => string;
}

/** How HQ judged the time, as the demonstration says it. */
const judged = {
  'zh-CN': (judgement: Judgement) => (judgement === null ? '尚未判定是否按时' : { 'in-time': '按时', late: '逾期', 'needs-review': '是否按时要由总部判断' }[judgement]),
  en: (judgement: Judgement) => (judgement === null ? 'not judged yet' : { 'in-time': 'in time', late: 'late', 'needs-review': 'HQ has to judge whether in time' }[judgement]),
} as const;

/** What the demonstration without a window says. */
export const demoWords: InEachLanguage<DemoWords> = {
  'zh-CN': {
    enrolled: (dealer, person, orders) => `${dealer}已开通，签字人：${person}；总部下发了 ${orders} 张销售出库单。`,
    pickedUp: (order) => `已提货：${order}。`,
    pickedUpWhole: (order) => `已提货：${order}，货物无问题。`,
    refused: (file, sentence) => `  没有收 ${file}：${sentence}`,
    takenIn: (taken, given, points) => `  ${given} 张照片收了 ${taken} 张，登记 ${points} 处损伤。`,
    sealed: (record, hash) => `  已签字 ${record}，指纹 ${hash}…`,
    offline: (records) => `断网：${records} 份记录在排队等上传。`,
    acknowledged: (record, judgement) => `总部已收到 ${record}：${judged['zh-CN'](judgement)}。`,
    verified: (files, hold) => `核验了 ${files} 个文件：${hold ? '全部成立' : '有不成立的'}。`,
    ended: (hold, seconds, folder) => `${hold ? '全部核验通过。' : '没有全部核验通过。'}用时 ${seconds} 秒。回执在：${folder}`,
    emptyFolder: (folder) => `--photos：文件夹 ${folder} 里没有文件`,
    unreadableFolder: (folder, because) => `--photos：文件夹 ${folder} 读不出来（${because}）`,
  },
  en: {
    enrolled: (dealer, person, orders) => `Enrolled ${dealer} as ${person}; ${orders} outbound orders came from HQ.`,
    pickedUp: (order) => `Picked up ${order}.`,
    pickedUpWhole: (order) => `Picked up ${order}: everything in order.`,
    refused: (file, sentence) => `  refused ${file}: ${sentence}`,
    takenIn: (taken, given, points) => `  ${taken} of ${given} photos taken in, ${points} damage points.`,
    sealed: (record, hash) => `  sealed ${record}, ${hash}…`,
    offline: (records) => `Offline: ${records} records wait in the queue.`,
    acknowledged: (record, judgement) => `HQ acknowledged ${record}: ${judged.en(judgement)}.`,
    verified: (files, hold) => `Verified ${files} files: ${hold ? 'all hold' : 'NOT all hold'}.`,
    ended: (hold, seconds, folder) => `${hold ? 'Everything verified.' : 'NOT everything verified.'} ${seconds} s. Receipts: ${folder}`,
    emptyFolder: (folder) => `--photos ${folder} holds no file`,
    unreadableFolder: (folder, because) => `--photos ${folder} cannot be read (${because})`,
  },
};
