import '../look/base.css';
import './console.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { Look } from '../look/look.tsx';
import { keepLanguage, keptLanguage } from './kept-language.ts';
import { queryClient } from './query-client.ts';
import { router } from './routes.tsx';

// The pages' CSP forbids making code from text, which zod would otherwise try.
z.config({ jitless: true });

function Console() {
  const [language, setLanguage] = useState(keptLanguage);
  return (
    <Look
      room="console"
      language={language}
      setLanguage={(next) => {
        keepLanguage(next);
        setLanguage(next);
      }}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Look>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
