import { bothLanguages } from './desk/both-languages.ts';

/** Words of the parts that desk and console share. */
export const partsWords = bothLanguages(
  {
    retry: '重试',
    copy: '复制',
    copied: '已复制',
    copyByHand: '这里不能自动复制。文字已经选好，请按 Ctrl+C（手机请长按）复制。',
    required: '请填写',
    wrong: '填写不对，请检查',
    optional: '可不填',
    loading: '正在读取…',
    rowsOf: ({ shown, total }: { shown: number; total: number }) => (shown < total ? `已显示 ${shown} / 共 ${total} 条，往下滚动继续` : `共 ${total} 条`),
    rowsPrinted: ({ shown, total }: { shown: number; total: number }) => `这里是前 ${shown} 条，一共 ${total} 条；用页面上的“打印”按钮可以打印全部`,
    moreLoading: '正在读取更多…',
    switchLanguage: '切换到英文',
    crash: { title: '这一页出错了', text: '已经保存的都在，没有丢。请再试一次；还不行就重新载入，再不行把下面的内容告诉技术支持。', again: '再试一次', reload: '重新载入', details: '给技术支持看的内容' },
    viewer: { title: '照片', close: '关闭', previous: '上一张', next: '下一张', compare: '两张对比', zoom: '原尺寸', original: '打开原图', position: ({ index, count }: { index: number; count: number }) => `第 ${index} 张 / 共 ${count} 张`, notArrived: '还没传到', clip: '视频', opening: '正在打开…', failed: '这里放不出来，点“打开原图”看。' },
  },
  {
    retry: 'Try again',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'Nothing can be copied by itself here. The text is selected: press Ctrl+C, or hold it on a phone.',
    required: 'Please fill this in',
    wrong: 'This is not right; please check',
    optional: 'optional',
    loading: 'Loading…',
    rowsOf: ({ shown, total }) => (shown < total ? `${shown} of ${total} shown; scroll down for more` : `${total} ${total === 1 ? 'row' : 'rows'}`),
    rowsPrinted: ({ shown, total }) => `The first ${shown} of ${total}; the page’s own Print button prints them all`,
    moreLoading: 'Loading more…',
    switchLanguage: 'Switch to Chinese',
    crash: { title: 'This page failed', text: 'Everything that was saved is still there. Please try again; if it does not help, load the page anew, and then tell support what stands below.', again: 'Try again', reload: 'Load anew', details: 'For support' },
    viewer: { title: 'Photos', close: 'Close', previous: 'Previous', next: 'Next', compare: 'Compare two', zoom: 'Full size', original: 'Open original', position: ({ index, count }) => `${index} of ${count}`, notArrived: 'Not arrived yet', clip: 'Clip', opening: 'Opening…', failed: 'It cannot be shown here; choose “Open original”.' },
  },
);
