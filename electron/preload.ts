import { ipcRenderer } from 'electron';

// The page asks for its port and gets it; nothing else of Electron reaches the page.
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin) return;
  if (event.data === 'gatecheck-bridge-wanted') ipcRenderer.send('bridge-wanted');
  if (event.data === 'gatecheck-flushed') ipcRenderer.send('page-flushed');
  if (Array.isArray(event.data?.gatecheckComingIn)) ipcRenderer.send('page-coming-in', event.data.gatecheckComingIn);
});
// The window is about to go: the page saves what it still holds and says when it has, and which pictures it waits for until then.
ipcRenderer.on('flush-wanted', () => window.postMessage('gatecheck-flush-wanted', window.location.origin));
ipcRenderer.on('bridge-port', (event) => {
  window.postMessage('gatecheck-bridge-port', window.location.origin, [...event.ports]);
});
