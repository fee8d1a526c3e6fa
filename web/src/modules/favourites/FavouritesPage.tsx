import type { Favourite } from '@sampan/contract'
import { Bookmark, SearchX } from 'lucide-react'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer } from 'virtua'
import { useAct, useLive, useLoad, useStatus, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { ForwardSheet } from '../chat/ForwardSheet.tsx'
import { PictureViewer, type ViewedPicture } from '../chat/PictureViewer.tsx'
import { FavouriteCard } from './FavouriteCard.tsx'
import styles from './Favourites.module.css'
import { NoteSheet } from './NoteSheet.tsx'
import { type Kind, kindsAmong, matches } from './rules.ts'

/** `/me/favourites`: what one keeps, to be found again and sent on. */
export function FavouritesPage() {
  const { t } = useTranslation(['favourites', 'common', 'chat'])
  const { actions } = useSync()
  const desktop = useDesktop()
  const favourites = useLive((queries) => queries.favourites())
  const scroll = useRef<HTMLDivElement>(null)
  const find = useRef<HTMLDivElement>(null)
  const above = useHeight(find)
  const [query, setQuery] = useState('')
  const [kind, setKind] = useState<Kind>()
  const { link } = useStatus()
  const fetched = useLoad(() => actions.loadFavourites())
  const offered = kindsAmong(favourites ?? [])
  const found = favourites?.filter((favourite) => matches(favourite, query, kind)) ?? []
  return (
    <>
      <AppBar title={t('title')} back={desktop ? undefined : '/me'} />
      <div ref={scroll} className={styles.scroll}>
        <div ref={find} className={styles.find}>
          <SearchField label={t('search')} value={query} onChange={setQuery} />
          {offered.length > 1 && (
            <Chips
              label={t('kinds')}
              options={offered.map((id) => ({ id, text: t(`kind.${id}`) }))}
              chosen={kind === undefined ? [] : [kind]}
              onPress={(id) => setKind(id === kind ? undefined : id)}
            />
          )}
        </div>
        {favourites === undefined || (favourites.length === 0 && !fetched && link !== 'offline') ? (
          <Skeleton shape="card" count={3} />
        ) : favourites.length === 0 ? (
          <EmptyState icon={Bookmark} title={t('empty.title')} text={t('empty.text')} />
        ) : found.length === 0 ? (
          <EmptyState icon={SearchX} title={t('nothing')} />
        ) : (
          <List favourites={found} scroll={scroll} above={above} />
        )}
      </div>
    </>
  )
}

/** How high an element is just now, in pixels. */
function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(() => setHeight(watched.offsetHeight))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return height
}

interface ListProps {
  favourites: readonly Favourite[]
  scroll: RefObject<HTMLDivElement | null>
  /** The height of what stands above it and scrolls along. */
  above: number
}

function List({ favourites, scroll, above }: ListProps) {
  const { t } = useTranslation(['favourites', 'common', 'chat'])
  const { actions, fileUrl } = useSync()
  const { act } = useAct()
  const [noting, setNoting] = useState<Favourite>()
  const [sending, setSending] = useState<Favourite>()
  const [removing, setRemoving] = useState<Favourite>()
  const [viewed, setViewed] = useState<string>()
  const pictures = favourites.flatMap(({ id, body, sender, sentAt }): ViewedPicture[] => {
    if (body.kind !== 'picture') return []
    const { fileId, width, height, caption } = body
    const urls = { url: fileUrl(fileId, 'original'), thumbnailUrl: fileUrl(fileId, 'thumbnail') }
    return [{ key: id, ...urls, width, height, caption, name: sender.name, at: new Date(sentAt) }]
  })
  return (
    <>
      <Virtualizer as="ul" item="li" data={favourites} scrollRef={scroll} startMargin={above} bufferSize={600}>
        {(favourite) => (
          <div key={favourite.id} className={styles.line}>
            <FavouriteCard
              favourite={favourite}
              onOpenPicture={() => setViewed(favourite.id)}
              onNote={() => setNoting(favourite)}
              onSend={() => setSending(favourite)}
              onRemove={() => setRemoving(favourite)}
            />
          </div>
        )}
      </Virtualizer>
      <PictureViewer
        pictures={pictures}
        shown={viewed}
        onShow={setViewed}
        onClose={() => setViewed(undefined)}
        onSave={({ url }) => {
          const link = document.createElement('a')
          link.href = url
          link.download = ''
          link.click()
        }}
      />
      {noting && <NoteSheet favourite={noting} onClose={() => setNoting(undefined)} />}
      <ForwardSheet
        open={sending !== undefined}
        onClose={() => setSending(undefined)}
        onForward={(to, words) => {
          if (!sending) return
          void act(
            async () => {
              await actions.sendFavourite(sending, to)
              if (words !== '') await actions.sendWords(words, to)
            },
            () => showToast({ text: t('chat:forward.done') }),
          )
        }}
      />
      <ConfirmSheet
        open={removing !== undefined}
        title={t('remove')}
        text={t('removeAsk')}
        action={t('common:remove')}
        destroys
        onClose={() => setRemoving(undefined)}
        onConfirm={() => removing && void act(() => actions.removeFavourite(removing.id))}
      />
    </>
  )
}
