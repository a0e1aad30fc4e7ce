import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '../look/base.css';
import './desk.css';
import { openBridge } from './bridge/bridge-client.ts';
import { BridgeContext } from './bridge/bridge-context.ts';
import { answerFlushWishes } from './bridge/flush-wish.ts';
import { refusalOf } from './bridge/bridge-problem.ts';
import { DeskApp } from './frame/desk-app.tsx';
import { Keepers, KeepersContext } from './inspection/keepers.ts';

const queries = new QueryClient({
  defaultOptions: {
    // The host is on this machine: being offline says nothing about it. A refusal stays one; a call that did not get through is tried again.
    queries: { networkMode: 'always', staleTime: 5_000, retry: (count, error) => refusalOf(error) === undefined && count < 3, retryDelay: 400, refetchOnWindowFocus: true },
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const bridge = await openBridge();
const keepers = new Keepers(bridge);
answerFlushWishes(keepers);
window.addEventListener('pagehide', () => keepers.leave());
window.addEventListener('beforeunload', (event) => {
  if (keepers.hasUnsaved()) event.preventDefault();
});
// A file that misses its drop zone would otherwise replace the page.
for (const name of ['dragover', 'drop'] as const) window.addEventListener(name, (event) => event.preventDefault());

createRoot(root).render(
  <QueryClientProvider client={queries}>
    <BridgeContext value={bridge}>
      <KeepersContext value={keepers}>
        <DeskApp />
      </KeepersContext>
    </BridgeContext>
  </QueryClientProvider>,
);
