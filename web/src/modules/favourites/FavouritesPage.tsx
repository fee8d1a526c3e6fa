import type { Favourite } from '@sampan/contract'
import { Bookmark, SearchX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useLive, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { ForwardSheet } from '../chat/ForwardSheet.tsx'
import { PictureViewer, type ViewedPicture } from '../chat/PictureViewer.tsx'
import { FavouriteCard } from './FavouriteCard.tsx'
import styles from './Favourites.module.css'
import { NoteSheet } from './NoteSheet.tsx'
import { type Kind, kinds, matches } from './rules.ts'

/** So many are drawn at once; more by a button. */
const SHOWN = 60

/** `/me/favourites`: what one keeps, to be found again and sent on. */
export function FavouritesPage() {
  const { t } = useTranslation(['favourites', 'common', 'chat'])
  const { actions } = useSync()
  const desktop = useDesktop()
  const favourites = useLive((queries) => queries.favourites())
  const [fetched, setFetched] = useState(false)
  const [query, setQuery] = useState('')
  const [kind, setKind] = useState<Kind>()
  const [shown, setShown] = useState(SHOWN)
  // What is held is shown at once; offline it stays.
  useEffect(() => {
    actions
      .loadFavourites()
      .catch(() => undefined)
      .finally(() => setFetched(true))
  }, [actions])
  const found = favourites?.filter((favourite) => matches(favourite, query, kind)) ?? []
  return (
    <>
      <AppBar title={t('title')} back={desktop ? undefined : '/me'} />
      <ScreenBody>
        <div className={styles.find}>
          <SearchField label={t('search')} value={query} onChange={setQuery} />
          <Chips
            label={t('kinds')}
            options={kinds.map((id) => ({ id, text: t(`kind.${id}`) }))}
            chosen={kind === undefined ? [] : [kind]}
            onPress={(id) => setKind(id === kind ? undefined : id)}
          />
        </div>
        {favourites === undefined || (favourites.length === 0 && !fetched) ? (
          <Skeleton shape="card" count={3} />
        ) : favourites.length === 0 ? (
          <EmptyState icon={Bookmark} title={t('empty.title')} text={t('empty.text')} />
        ) : found.length === 0 ? (
          <EmptyState icon={SearchX} title={t('nothing')} />
        ) : (
          <List favourites={found.slice(0, shown)} />
        )}
        {found.length > shown && (
          <Button look="plain" wide onPress={() => setShown(shown + SHOWN)}>
            {t('common:more')}
          </Button>
        )}
      </ScreenBody>
    </>
  )
}

function List({ favourites }: { favourites: readonly Favourite[] }) {
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
      <ul className={styles.list} aria-label={t('title')}>
        {favourites.map((favourite) => (
          <li key={favourite.id}>
            <FavouriteCard
              favourite={favourite}
              onOpenPicture={() => setViewed(favourite.id)}
              onNote={() => setNoting(favourite)}
              onSend={() => setSending(favourite)}
              onRemove={() => setRemoving(favourite)}
            />
          </li>
        ))}
      </ul>
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
        onForward={(to) => {
          if (!sending) return
          void act(
            () => actions.sendFavourite(sending, to),
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
