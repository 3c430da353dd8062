import '@fontsource-variable/inter';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { getMe } from '../modules/people/sign-in.schema.ts';
import { Refused } from '../platform/web/api.ts';
import '../platform/web/base.css';
import '../platform/web/ui/kit.css';
import { firstLanguage, startLanguages } from '../platform/web/language.ts';
import { LooksProvider } from '../platform/web/looks.tsx';
import { router } from './router.tsx';
import { allWords } from './words.ts';

const meKey = [getMe.method, getMe.path];

/** A session that ended shows in any answer: then we ask again who we are, and the gate shows sign-in. */
const queryCache = new QueryCache({
  onError: (error, query) => {
    const ended = error instanceof Refused && error.status === 401;
    if (ended && query.queryKey[1] !== getMe.path) void client.resetQueries({ queryKey: meKey });
  },
});

const client = new QueryClient({
  queryCache,
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Without a network a question fails at once and the device answers; it does not wait in silence.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof Refused && error.status >= 500 && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

startLanguages(allWords, firstLanguage());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LooksProvider>
        <RouterProvider router={router} />
      </LooksProvider>
    </QueryClientProvider>
  </StrictMode>,
);
