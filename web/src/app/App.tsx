import { lazy, Suspense } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { formatTag } from '../locales/language.ts'
import { loadAllTexts } from '../locales/texts.ts'
import { useLanguage } from '../locales/useLanguage.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { mayBeSignedIn, signInPath } from './sync/session.ts'

// Signing in needs little; the rest of the app arrives behind it.
const SignInPage = lazy(() => import('../modules/accounts/SignInPage.tsx'))
const SignUpPage = lazy(() => import('../modules/accounts/SignUpPage.tsx'))
const RecoverPage = lazy(() => import('../modules/accounts/RecoverPage.tsx'))
const Home = lazy(async () => {
  const [{ Home }] = await Promise.all([import('./Home.tsx'), loadAllTexts()])
  return { default: Home }
})

export function App() {
  const [path, navigate] = useLocation()
  return (
    <I18nProvider locale={formatTag(useLanguage())}>
      <RouterProvider navigate={navigate}>
        <ErrorBoundary place={path}>
          <Suspense>
            <Switch>
              <Route path="/">
                <Redirect key="start" to="/chats" replace />
              </Route>
              <Route path="/sign-in">
                <SignInPage />
              </Route>
              <Route path="/sign-up">
                <SignUpPage />
              </Route>
              <Route path="/recover">
                <RecoverPage />
              </Route>
              {/* A redirect acts once: without keys the second would be the first, still standing, and do nothing. */}
              <Route>{mayBeSignedIn() ? <Home /> : <Redirect key="door" to={signInPath(path)} replace />}</Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  )
}
