import { lazy, Suspense, useEffect, useRef } from 'react'
import { matchRoute, Redirect, useLocation, useRouter, useSearch } from 'wouter'
import { isComposing } from '../ui/composing.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { focusSearch } from '../ui/searchTarget.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { isTalk } from './fetchAhead.ts'
import { useFirstScreen, useFirstScreenStands } from './firstScreen.ts'
import { NotFound } from './NotFound.tsx'
import { endPicture } from './picture/held.ts'
import { placeholders, type Screen, views } from './routes.ts'
import { Shell } from './Shell.tsx'
import { SyncProvider, useFaceOf, useLive, useStatus } from './sync/index.ts'
import { rememberSession, signInPath } from './sync/session.ts'

const ChargePrompt = lazy(async () => ({
  default: (await import('../modules/payments/ChargePrompt.tsx')).ChargePrompt,
}))

const NotificationKeeper = lazy(async () => ({
  default: (await import('./notifications/NotificationKeeper.tsx')).NotificationKeeper,
}))

const ProgramKeeper = lazy(async () => ({
  default: (await import('../modules/miniPrograms/ProgramKeeper.tsx')).ProgramKeeper,
}))

const RecoveryNotice = lazy(async () => ({
  default: (await import('../modules/accounts/security/RecoveryNotice.tsx')).RecoveryNotice,
}))

const RefusalKeeper = lazy(async () => ({
  default: (await import('./notifications/RefusalKeeper.tsx')).RefusalKeeper,
}))

const PictureKeeper = lazy(async () => ({
  default: (await import('./picture/PictureKeeper.tsx')).PictureKeeper,
}))

const VoiceKeeper = lazy(async () => ({
  default: (await import('../modules/chat/VoiceKeeper.tsx')).VoiceKeeper,
}))

const keepers = [
  NotificationKeeper,
  RefusalKeeper,
  VoiceKeeper,
  ChargePrompt,
  RecoveryNotice,
  ProgramKeeper,
  PictureKeeper,
]

type Parameters = Readonly<Record<string, string>>
const none: Parameters = {}

/** Everything behind the sign-in page. While the store opens the screens stand already. */
export function Home() {
  return (
    <SyncProvider>
      <Guard />
    </SyncProvider>
  )
}

function Guard() {
  const [path] = useLocation()
  const search = useSearch()
  const { session } = useStatus()
  const wasHere = useRef(false)
  const stands = useFirstScreenStands()
  useEffect(() => {
    rememberSession(session)
    if (session === 'signedIn') wasHere.current = true
  }, [session])
  if (session !== 'signedOut')
    return (
      <>
        <Views />
        {session === 'signedIn' && stands && (
          <>
            {/* None of them waits for another. */}
            {keepers.map((Keeper, index) => (
              <Suspense key={String(index)}>
                <Keeper />
              </Suspense>
            ))}
          </>
        )}
      </>
    )
  // Who came from outside is led back to where it wanted to go; who has just signed out is not.
  const wanted = search === '' ? path : `${path}?${search}`
  return <Redirect to={wasHere.current ? '/sign-in' : signInPath(wanted)} replace />
}

/** Finds the view of the address and lays its screens out. */
function Views() {
  const [path, navigate] = useLocation()
  const { parser } = useRouter()
  const self = useLive((queries) => queries.self())
  const faceOf = useFaceOf()
  const { session, link } = useStatus()
  useFirstScreen(isTalk(path))
  const stands = useFirstScreenStands()
  const unreadCount = useLive(async (queries) => (stands ? queries.unreadTotal() : 0), String(stands)) ?? 0
  const requestCount =
    useLive(
      async (queries) =>
        stands ? (await queries.relations()).filter(({ state }) => state === 'requestedByOther').length : 0,
      String(stands),
    ) ?? 0
  const shared = {
    counts: { chats: unreadCount, contacts: requestCount },
    me: self && faceOf(self.member),
    // Between two attempts it is connecting again and again: only a connection counts.
    reachable: session !== 'signedIn' || link === 'online',
  }

  const begunAt = useRef(path)
  useEffect(() => {
    if (path !== begunAt.current) endPicture()
  }, [path])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event)) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        if (!focusSearch()) navigate('/chats')
      }
      if (event.key === 'Escape' && !event.defaultPrevented && !takesKeys(event.target)) {
        const above = viewAbove(path, (each) => views.some(([pattern]) => matchRoute(parser, pattern, each)[0]))
        if (above === undefined) return
        // Whoever came by the arrow keys goes on where they were.
        const row = [...document.querySelectorAll<HTMLElement>('[data-row]')].find(
          (each) => each.getAttribute('href') === path,
        )
        navigate(above)
        row?.focus()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [path, navigate, parser])

  for (const [pattern, view] of views) {
    const [fits, parameters] = matchRoute(parser, pattern, path)
    if (!fits) continue
    const named = strings(parameters)
    const Placeholder = placeholders[view.place]
    return (
      <Shell
        {...shared}
        place={view.place}
        list={show(view.list, none, 'rows', view.place)}
        content={view.content && show(view.content, named, isTalk(path) ? 'talk' : 'card', path)}
        details={view.details && show(view.details, named, 'card', path)}
        placeholder={Placeholder && show(Placeholder, none, 'card', path)}
      />
    )
  }
  return <Shell {...shared} place={undefined} list={<NotFound />} />
}

function show(Part: Screen, parameters: Parameters, shape: 'rows' | 'card' | 'talk', place: string) {
  return (
    <ErrorBoundary place={place}>
      <Suspense fallback={<Skeleton shape={shape} count={shape === 'card' ? 3 : 8} />}>
        <Part parameters={parameters} />
      </Suspense>
    </ErrorBoundary>
  )
}

/** The nearest address above that shows something: `/contacts` for `/contacts/new`. */
function viewAbove(path: string, shows: (path: string) => boolean): string | undefined {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 1; length -= 1) {
    const above = parts.slice(0, length).join('/')
    if (shows(above)) return above
  }
  return undefined
}

function strings(parameters: object): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/**
 * Fields of one line have their own use for Escape, and so has what is open over the app, wherever the focus is. What is
 * written to somebody stays as a draft: there it leads out.
 */
function takesKeys(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('input')) return true
  return document.querySelector('[role="menu"], [role="dialog"], [role="alertdialog"]') !== null
}
