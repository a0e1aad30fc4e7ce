/** Light follows the paper of the yard, dark the night in the warehouse; the page takes what the system asks for. */
export type Mode = 'light' | 'dark';

/** What a state means. Colour never stands alone: every tone comes with its icon and its word (`parts/state-mark.tsx`). */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral';

export interface ToneColours {
  /** Text and icon on `ground`, at least 4.5 : 1 (WCAG 1.4.3). */
  readonly ink: string;
  readonly ground: string;
  readonly edge: string;
}

export interface Palette {
  readonly action: string;
  readonly actionHover: string;
  readonly actionActive: string;
  /** Action colour as text on `surface`. */
  readonly link: string;
  readonly surface: string;
  readonly page: string;
  readonly raised: string;
  readonly ink: string;
  readonly inkQuiet: string;
  readonly edge: string;
  readonly edgeQuiet: string;
  readonly selected: string;
  readonly danger: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
}

const light: Palette = {
  action: '#1456b8',
  actionHover: '#1a66d6',
  actionActive: '#0e4391',
  link: '#1456b8',
  surface: '#ffffff',
  page: '#f2f4f7',
  raised: '#f7f8fa',
  ink: '#161b22',
  inkQuiet: '#4b5563',
  edge: '#8a94a3',
  edgeQuiet: '#d8dde4',
  selected: '#e6effb',
  danger: '#cf1322',
  tones: {
    good: { ink: '#116329', ground: '#e5f5e9', edge: '#2f8f4e' },
    warn: { ink: '#7a4a00', ground: '#fff3d6', edge: '#c98a1b' },
    bad: { ink: '#a8071a', ground: '#fdeaea', edge: '#cf1322' },
    info: { ink: '#0e4391', ground: '#e6effb', edge: '#1456b8' },
    neutral: { ink: '#3a4452', ground: '#eceff3', edge: '#8a94a3' },
  },
};

const dark: Palette = {
  action: '#2f6fd0',
  actionHover: '#3b7de0',
  actionActive: '#2560b8',
  link: '#8fbcff',
  surface: '#171c23',
  page: '#0e1217',
  raised: '#1f252e',
  ink: '#eef1f5',
  inkQuiet: '#b3bcc8',
  edge: '#6c7887',
  edgeQuiet: '#333c48',
  selected: '#1c3356',
  danger: '#ff7b80',
  tones: {
    good: { ink: '#8fe0a6', ground: '#12301d', edge: '#3fa363' },
    warn: { ink: '#ffd483', ground: '#3a2a08', edge: '#c98a1b' },
    bad: { ink: '#ffb1b1', ground: '#431416', edge: '#e5484d' },
    info: { ink: '#a8cbff', ground: '#14294a', edge: '#4a86dc' },
    neutral: { ink: '#d0d7e0', ground: '#2a323d', edge: '#6c7887' },
  },
};

export const palettes: Readonly<Record<Mode, Palette>> = { light, dark };

/** The system's Chinese face first; nothing is ever fetched. */
export const fontFamily = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';
