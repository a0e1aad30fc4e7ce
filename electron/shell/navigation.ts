import type { App } from 'electron';
import { isDeskAddress, isKeptFile } from './origin.ts';

/**
 * Keeps every web contents of the program on the desk's own pages: no navigation elsewhere, no further windows, no
 * `<webview>` (Electron security checklist 11 to 14). Links outside are not opened at all: the desk has none. A link that wants a window for
 * a receipt or a photo gets it saved instead, where the person chooses: what lies in the desk's own folders is shown to no other program.
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
    contents.setWindowOpenHandler(({ url }) => {
      if (isKeptFile(url)) contents.downloadURL(url);
      return { action: 'deny' };
    });
  });
}
