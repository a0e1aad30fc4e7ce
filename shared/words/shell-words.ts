import type { Instant } from '../kernel/instant.ts';
import { dueWords } from './time-words.ts';

interface ShellWords {
  readonly program: string;
  readonly show: string;
  readonly quit: string;
  readonly noDeadline: string;
  deadline(parameters: { readonly title: string; readonly dueAt: Instant }): string;
  readonly hostEnded: string;
  readonly hostEndedDetail: string;
  readonly reopen: string;
  readonly cannotStart: string;
  readonly unsaved: string;
  readonly unsavedDetail: string;
  readonly keepOpen: string;
  readonly closeAnyway: string;
  comingIn(parameters: { readonly names: readonly string[] }): string;
  readonly comingInDetail: string;
  readonly waitForPictures: string;
  readonly leaveNow: string;
  picturesLost(parameters: { readonly names: readonly string[] }): string;
  readonly picturesLostDetail: string;
  readonly understood: string;
}

/** A message box has room for so many names. */
const mostNames = 6;

function clockText(instant: Instant): string {
  return dueWords('zh-CN', instant, null).slice(5);
}

function namesText(names: readonly string[], between: string, more: string): string {
  return `${names.slice(0, mostNames).join(between)}${names.length > mostNames ? more : ''}`;
}

/** What the window's surroundings say: tray, notifications, message boxes. */
export const shellWords: Readonly<Record<'zh-CN' | 'en', ShellWords>> = {
  'zh-CN': {
    program: '验货通',
    show: '打开验货通',
    quit: '退出',
    noDeadline: '没有在走的时限',
    deadline: ({ title, dueAt }) => `${title}：${clockText(dueAt)} 前反馈`,
    hostEnded: '验货通的后台停了',
    hostEndedDetail: '已经保存的内容都在。请点“重新打开”继续。',
    reopen: '重新打开',
    cannotStart: '验货通没能打开资料夹。请确认没有另一个验货通正开着，再试一次。',
    unsaved: '还有内容没存上',
    unsavedDetail: '后台还没有应答，等一会儿会自动存上。现在关掉，最后改的内容就没了。',
    keepOpen: '再等等',
    closeAnyway: '不存了，关掉',
    comingIn: ({ names }) => `正在存 ${names.length} 张照片：${namesText(names, '、', ' 等')}`,
    comingInDetail: '存完会自动关上。现在就关，没存完的照片下次要重新选。',
    waitForPictures: '等存完',
    leaveNow: '不等了，关掉',
    picturesLost: ({ names }) => `${names.length === 1 ? '这张照片没存完' : `这 ${names.length} 张照片没存完`}：${namesText(names, '、', ' 等')}`,
    picturesLostDetail: '下次打开后，请在原来的问题里重新选一次。',
    understood: '知道了',
  },
  en: {
    program: 'GateCheck',
    show: 'Open GateCheck',
    quit: 'Quit',
    noDeadline: 'No deadline is running',
    deadline: ({ title, dueAt }) => `${title}: feedback by ${clockText(dueAt)}`,
    hostEnded: 'GateCheck stopped working in the background',
    hostEndedDetail: 'Everything saved is still there. Choose “Open again” to go on.',
    reopen: 'Open again',
    cannotStart: 'GateCheck could not open its data folder. Make sure no other GateCheck is running, then try again.',
    unsaved: 'Something is not saved yet',
    unsavedDetail: 'The background has not answered; it is saved by itself in a while. If you close now, your last changes are lost.',
    keepOpen: 'Wait',
    closeAnyway: 'Close without saving',
    comingIn: ({ names }) => `Saving ${names.length === 1 ? 'a photo' : `${names.length} photos`}: ${namesText(names, ', ', ' and others')}`,
    comingInDetail: 'The program closes by itself when they are saved. If you close now, choose those that are not finished again next time.',
    waitForPictures: 'Wait until saved',
    leaveNow: 'Close now',
    picturesLost: ({ names }) => `${names.length === 1 ? 'This photo was' : `These ${names.length} photos were`} not finished: ${namesText(names, ', ', ' and others')}`,
    picturesLostDetail: 'Open the program again and choose them once more at the same problem.',
    understood: 'OK',
  },
};
