import type { App } from 'electron';
import { isDeskAddress } from './origin.ts';

/**
 * Keeps every web contents of the program on the desk's own pages: no navigation elsewhere, no further windows, no
 * `<webview>` (Electron security checklist 11 to 14). Links outside are not opened at all: the desk has none.
 */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    const stay = (event: { readonly url: string; preventDefault(): void }): void => {
      if (!isDeskAddress(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
