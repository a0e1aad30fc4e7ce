import { theme, type ThemeConfig } from 'antd';
import { fontFamily, palettes, type Mode } from './palette.ts';

/** The desk is used with gloves in the sun, the console with a mouse on dense tables. */
export type Room = 'desk' | 'console';

/**
 * The antd theme of a room and mode. Desk controls are 48 px (56 px large), console controls 36 px and 44 px where a pointer is
 * coarse; text and edges reach AA contrast, disabled text included.
 */
export function gatecheckTheme(mode: Mode, room: Room, coarse = false): ThemeConfig {
  const palette = palettes[mode];
  const desk = room === 'desk';
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { prefix: 'gc' },
    hashed: false,
    token: {
      colorPrimary: palette.action,
      colorLink: palette.link,
      colorLinkHover: palette.link,
      colorError: palette.danger,
      colorSuccess: palette.tones.good.edge,
      colorWarning: palette.tones.warn.edge,
      colorInfo: palette.action,
      colorText: palette.ink,
      colorTextSecondary: palette.inkQuiet,
      colorTextTertiary: palette.inkQuiet,
      colorTextDescription: palette.inkQuiet,
      colorTextPlaceholder: mode === 'dark' ? '#9aa5b3' : '#66707d',
      colorTextDisabled: mode === 'dark' ? '#9aa5b3' : '#6b7280',
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBgElevated: mode === 'dark' ? palette.raised : palette.surface,
      colorBorder: palette.edge,
      colorBorderSecondary: palette.edgeQuiet,
      borderRadius: 8,
      fontFamily,
      fontSize: desk ? 16 : 14,
      controlHeight: desk ? 48 : coarse ? 44 : 36,
      controlHeightLG: desk ? 56 : 44,
      controlHeightSM: desk ? 44 : coarse ? 44 : 28,
      motionDurationSlow: '0.16s',
      motionDurationMid: '0.12s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      DatePicker: { cellHeight: desk ? 44 : 36 },
      Select: { optionHeight: desk ? 48 : coarse ? 44 : 36, optionSelectedBg: palette.selected },
      Table: { headerBg: palette.raised, rowSelectedBg: palette.selected },
      Menu: { itemSelectedBg: palette.selected, itemSelectedColor: palette.link },
      Segmented: { itemSelectedBg: palette.surface, trackBg: palette.raised },
    },
  };
}
