import { Suspense, useEffect } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { Skeleton } from '../ui/Skeleton.tsx'
import { focusSearch } from '../ui/searchTarget.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { NotFound } from './NotFound.tsx'
import { placeholders, type Screen, views } from './routes.ts'
import { Shell } from './Shell.tsx'

type Parameters = Readonly<Record<string, string>>
const none: Parameters = {}

/** Everything behind the sign-in page: finds the view of the address and lays its screens out. */
export function Home() {
  const [path, navigate] = useLocation()
  const { parser } = useRouter()

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        if (!focusSearch()) navigate('/chats')
      }
      if (event.key === 'Escape' && !event.defaultPrevented && !takesKeys(event.target)) {
        const above = path.split('/').slice(0, -1).join('/')
        if (above !== '') navigate(above)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [path, navigate])

  for (const [pattern, view] of views) {
    const [fits, parameters] = matchRoute(parser, pattern, path)
    if (!fits) continue
    const named = strings(parameters)
    const Placeholder = placeholders[view.place]
    return (
      <Shell
        place={view.place}
        list={show(view.list, none, 'rows', view.place)}
        content={view.content && show(view.content, named, 'talk', path)}
        details={view.details && show(view.details, named, 'card', path)}
        placeholder={Placeholder && show(Placeholder, none, 'card', path)}
      />
    )
  }
  return <Shell place={undefined} list={<NotFound />} />
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

function strings(parameters: object): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Fields and open menus have their own use for Escape. */
function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input, textarea, [role="menu"], [role="dialog"], [role="alertdialog"]') !== null
}
