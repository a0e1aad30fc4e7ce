import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { LanguageContext, type LanguageChoice } from './language.ts';
import { useMedia } from './media.ts';
import { paletteVariables } from './palette-css.ts';
import { gatecheckTheme, type Room } from './theme.ts';

interface LookProps extends LanguageChoice {
  readonly room: Room;
  readonly children: ReactNode;
}

/** Wraps a whole page: language, antd theme and locale, palette variables, the system's dark mode and its wish for less motion. */
export function Look({ room, language, setLanguage, children }: LookProps) {
  // Paper is white: a print is always light, whatever the screen shows.
  const isPrint = useMedia('print');
  const isDark = useMedia('(prefers-color-scheme: dark)') && !isPrint;
  const isCoarse = useMedia('(pointer: coarse), (max-width: 719px)');
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const mode = isDark ? 'dark' : 'light';
  const theme = useMemo(() => {
    const base = gatecheckTheme(mode, room, isCoarse);
    return isStill ? { ...base, token: { ...base.token, motion: false } } : base;
  }, [mode, room, isCoarse, isStill]);
  const choice = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset['mode'] = mode;
    root.dataset['room'] = room;
    for (const [name, value] of Object.entries(paletteVariables(mode))) root.style.setProperty(name, value);
  }, [language, mode, room]);
  return (
    <LanguageContext value={choice}>
      <ConfigProvider locale={language === 'zh-CN' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <App component={false} notification={{ placement: 'topRight', maxCount: 4 }}>
          {children}
        </App>
      </ConfigProvider>
    </LanguageContext>
  );
}
