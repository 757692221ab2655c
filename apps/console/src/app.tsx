import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Problem } from './api/api.js';
import { CrashGuard } from './frame/crash-guard.js';
import { Failed } from './frame/failed.js';
import { usePages } from './frame/pages.js';
import { meQuery, SignedIn } from './frame/session.js';
import { TopBar } from './frame/top-bar.js';
import { Toasts } from './frame/toasts.js';
import { resolver, theme } from './theme/theme.js';

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended shows in any answer; asking who is signed in then leads to the sign-in page.
    onError: (error, { queryKey }) => {
      const ended = error instanceof Problem && error.status === 401 && queryKey[0] !== meQuery.queryKey[0];
      if (ended) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  }),
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // What was refused stays refused; an answer that did not come may come.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});

/** Each page is a file of its own, fetched when it is first opened. */
const page = (load: () => Promise<{ Component: ComponentType }>) =>
  lazy(async () => ({ default: (await load()).Component }));
const SignIn = page(() => import('./sign-in/sign-in-page.js'));
const Customers = page(() => import('./customers/customers-page.js'));
const Customer = page(() => import('./customer/customer-page.js'));
const Desk = page(() => import('./desk/desk-page.js'));
const Mentions = page(() => import('./mentions/mentions-page.js'));
const Duplicates = page(() => import('./duplicates/duplicates-page.js'));
const Companies = page(() => import('./companies/companies-page.js'));
const Company = page(() => import('./companies/company-page.js'));
const Identity = page(() => import('./identity/identity-page.js'));
const Imports = page(() => import('./imports/imports-page.js'));
const People = page(() => import('./people/people-page.js'));
const Publishers = page(() => import('./publishers/publishers-page.js'));
const RightsCases = page(() => import('./rights/rights-page.js'));
const RightsCase = page(() => import('./rights/case-page.js'));
const Lifetimes = page(() => import('./lifetimes/lifetimes-page.js'));
const Audit = page(() => import('./audit/audit-page.js'));
const Operations = page(() => import('./operations/operations-page.js'));

/** Where somebody begins: with the first page of their menu. */
function FirstPage() {
  const [first] = usePages();
  return first ? <Navigate to={first.to} replace /> : <NoPages />;
}

/** What somebody sees whose work is done elsewhere: by the API, or not yet. */
function NoPages() {
  const { t } = useTranslation();
  return (
    <>
      <TopBar title={t('menu.home')} />
      <main id="page">
        <Failed what="noPages" error={null} />
      </main>
    </>
  );
}

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <CrashGuard>
            <Suspense>
              <Routes>
                <Route path="/sign-in" element={<SignIn />} />
                <Route element={<SignedIn />}>
                  <Route index element={<FirstPage />} />
                  <Route path="customers" element={<Customers />} />
                  <Route path="customers/:id" element={<Customer />} />
                  <Route path="desk" element={<Desk />} />
                  <Route path="mentions" element={<Mentions />} />
                  <Route path="duplicates" element={<Duplicates />} />
                  <Route path="companies" element={<Companies />} />
                  <Route path="companies/:id" element={<Company />} />
                  <Route path="identity" element={<Identity />} />
                  <Route path="imports" element={<Imports />} />
                  <Route path="people" element={<People />} />
                  <Route path="publishers" element={<Publishers />} />
                  <Route path="rights-cases" element={<RightsCases />} />
                  <Route path="rights-cases/:id" element={<RightsCase />} />
                  <Route path="lifetimes" element={<Lifetimes />} />
                  <Route path="audit" element={<Audit />} />
                  <Route path="operations" element={<Operations />} />
                  <Route path="*" element={<Failed what="page" error={null} />} />
                </Route>
              </Routes>
            </Suspense>
          </CrashGuard>
        </BrowserRouter>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
