import { ipcRenderer } from 'electron';

// The page asks for its port and gets it; nothing else of Electron reaches the page.
window.addEventListener('message', (event) => {
  if (event.source === window && event.origin === window.location.origin && event.data === 'gatecheck-bridge-wanted') ipcRenderer.send('bridge-wanted');
});
ipcRenderer.on('bridge-port', (event) => {
  window.postMessage('gatecheck-bridge-port', window.location.origin, [...event.ports]);
});
