import { SearchX } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useSync } from '../../app/sync/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PaneBar } from '../groups/PaneBar.tsx'
import { PlaceView } from './PlaceView.tsx'

/** `/chats/:conversationId/places/:seq`: a place that stands in a message. */
export function PlacePage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { conversationId = '', seq = '' } = parameters
  const { t } = useTranslation(['places', 'messages'])
  const { actions } = useSync()
  const message = useLive(
    async (queries) => (await queries.message(conversationId, Number(seq))) ?? null,
    `${conversationId} ${seq}`,
  )
  const isMissing = message === null
  useEffect(() => {
    // What cannot be fetched is shown as gone.
    if (isMissing) void actions.loadQuotes(conversationId, [Number(seq)]).catch(() => {})
  }, [isMissing, actions, conversationId, seq])
  return (
    <>
      <PaneBar title={t('messages:place.title')} conversationId={conversationId} />
      <ScreenBody>
        {message?.body.kind === 'place' ? (
          <PlaceView place={message.body} />
        ) : message === undefined ? (
          <Skeleton shape="card" count={1} />
        ) : (
          <EmptyState icon={SearchX} title={t('gone')} text={t('goneText')} />
        )}
      </ScreenBody>
    </>
  )
}
