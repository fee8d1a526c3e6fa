import { type LinkPreview, previewedLink } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { useSync } from '../../app/sync/index.ts'
import { useWheneverLayout } from '../../app/useWhenever.ts'

/** So long after the last key stroke a link is finished. */
const ASK_AFTER_MS = 500
const KEPT_MAX = 40

/** What was answered in this page; failures are asked again. */
const answered = new Map<string, LinkPreview | null>()

/**
 * The page to which a text links while it is written; undefined where there is nothing to show, or it was taken away.
 * `begun` says which text it is; `without` is a link that it begins without.
 */
export function usePreview(
  text: string,
  { begun, without }: { begun?: number | undefined; without?: string | undefined } = {},
): { preview: LinkPreview | undefined; isRemoved: boolean; remove: () => void } {
  const { api } = useSync()
  const [found, setFound] = useState<LinkPreview | null>(null)
  const [removed, setRemoved] = useState<string>()
  const link = previewedLink(text)
  useWheneverLayout(begun, () => setRemoved(without))

  useEffect(() => {
    if (link === undefined || link === removed) return
    const known = answered.get(link)
    if (known !== undefined) return setFound(known)
    let isStale = false
    const timer = setTimeout(() => {
      api.call('links.preview', { url: link }).then(
        ({ preview }) => {
          if (answered.size >= KEPT_MAX) answered.clear()
          answered.set(link, preview)
          if (!isStale) setFound(preview)
        },
        // Without it the text is sent as well.
        () => {},
      )
    }, ASK_AFTER_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [api, link, removed])

  // A link that was taken away may be written again.
  useEffect(() => {
    if (link === undefined) setRemoved(undefined)
  }, [link])

  const isShown = found !== null && found.url === link && link !== removed
  const isRemoved = link !== undefined && link === removed
  return { preview: isShown ? found : undefined, isRemoved, remove: () => setRemoved(link) }
}
