import { Menu, Tray, type NativeImage } from 'electron';
import { shellWords } from '../../shared/words/shell-words.ts';
import type { Language } from '../../shared/bridge/shapes.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

export interface Nearest {
  readonly title: string | null;
  readonly dueAt: Instant | null;
  readonly language: Language;
}

/** The tray icon: its tooltip and first menu line name the nearest deadline. */
export function placeTray(icon: NativeImage, actions: { readonly show: () => void; readonly quit: () => void }): { update(nearest: Nearest): void; remove(): void } {
  const tray = new Tray(icon);
  tray.on('click', actions.show);
  const update = (nearest: Nearest): void => {
    const words = shellWords[nearest.language];
    const line = nearest.title === null || nearest.dueAt === null ? words.noDeadline : words.deadline({ title: nearest.title, dueAt: nearest.dueAt });
    tray.setToolTip(`${words.program} · ${line}`.slice(0, 127));
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: line, enabled: false },
        { type: 'separator' },
        { label: words.show, click: actions.show },
        { label: words.quit, click: actions.quit },
      ]),
    );
  };
  update({ title: null, dueAt: null, language: 'zh-CN' });
  return { update, remove: () => tray.destroy() };
}
