import type { AnyHistoryItem } from '@sampan/contract'
import { CloudOff, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button as Pressable } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { errorText, useAsk, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import type { Actions } from '../../sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PaneBar } from '../groups/PaneBar.tsx'
import { LinkCard } from '../links/LinkCard.tsx'
import { previewData } from '../links/previewData.ts'
import { PlaceButton } from '../places/PlaceButton.tsx'
import { lineText } from './cardText.ts'
import { FileBubble } from './FileBubble.tsx'
import styles from './HistoryPage.module.css'
import { fitPicture } from './PictureBubble.tsx'
import { RichText } from './RichText.tsx'
import { VideoBubble } from './VideoBubble.tsx'
import { VoiceBubble } from './VoiceBubble.tsx'

/** `/chats/:conversationId/history/:seq`: messages that were sent on as one. Those inside of it open here too. */
export function HistoryPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { conversationId = '', seq = '' } = parameters
  const { t } = useTranslation('messages')
  return (
    <>
      <PaneBar title={t('history.title')} conversationId={conversationId} />
      <ScreenBody>
        <Items
          key={`${conversationId} ${seq}`}
          of={`${conversationId} ${seq}`}
          ask={(actions) => actions.getHistory(conversationId, Number(seq))}
        />
      </ScreenBody>
    </>
  )
}

/** `/me/favourites/:favouriteId`: the same of one that is kept. */
export function KeptHistoryPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { favouriteId = '' } = parameters
  const { t } = useTranslation('messages')
  return (
    <>
      <AppBar title={t('history.title')} back="/me/favourites" />
      <ScreenBody>
        <Items key={favouriteId} of={favouriteId} ask={(actions) => actions.getKeptHistory(favouriteId)} />
      </ScreenBody>
    </>
  )
}

interface ItemsProps {
  /** What is asked for; another one is another answer. */
  of: string
  ask: (actions: Actions) => Promise<readonly AnyHistoryItem[]>
}

function Items({ of, ask }: ItemsProps) {
  const { t } = useTranslation(['messages', 'common'])
  const { actions } = useSync()
  const asked = useAsk(() => ask(actions), of)
  /** Which of the items was opened, level by level. */
  const [path, setPath] = useState<readonly number[]>([])
  if (asked.state === 'asking') return <Skeleton shape="rows" count={6} />
  if (asked.state === 'failed') {
    return (
      <EmptyState icon={CloudOff} title={t('history.unreachable')} text={errorText(asked.error)}>
        <Button look="soft" icon={RefreshCw} onPress={asked.again}>
          {t('common:retry')}
        </Button>
      </EmptyState>
    )
  }
  const items = itemsAt(asked.answer, path)
  return (
    <div className={styles.items}>
      {path.length > 0 && (
        <Button look="soft" onPress={() => setPath(path.slice(0, -1))}>
          {t('history.back')}
        </Button>
      )}
      {items.map((item, index) => {
        // What was sent on does not change: the place of an item is its identity.
        const key = [...path, index].join('.')
        return <Item key={key} item={item} onOpen={() => setPath([...path, index])} />
      })}
    </div>
  )
}

function itemsAt(items: readonly AnyHistoryItem[], path: readonly number[]): readonly AnyHistoryItem[] {
  const [first, ...rest] = path
  const body = first === undefined ? undefined : items[first]?.body
  return body?.kind === 'history' ? itemsAt(body.items, rest) : items
}

function Item({ item, onOpen }: { item: AnyHistoryItem; onOpen: () => void }) {
  const formats = useFormats()
  const now = useNow()
  const { senderName: name, sentAt } = item
  const at = new Date(sentAt)
  return (
    <article className={styles.item}>
      <Avatar face={{ id: name, name }} size={32} />
      <div className={styles.said}>
        <p className={styles.who}>
          <Bdi cut>{name}</Bdi>
          <time dateTime={sentAt}>
            {formats.day(at, now)} {formats.time(at)}
          </time>
        </p>
        <Said body={item.body} name={name} onOpen={onOpen} />
      </div>
    </article>
  )
}

function Said({ body, name, onOpen }: { body: AnyHistoryItem['body']; name: string; onOpen: () => void }) {
  const { t } = useTranslation(['messages', 'chat', 'files'])
  const { fileUrl } = useSync()
  switch (body.kind) {
    case 'text':
      return (
        <div className={styles.text}>
          <RichText text={body.text} />
          {body.preview && <LinkCard preview={previewData(body.preview, fileUrl)} />}
        </div>
      )
    case 'picture':
      return (
        <>
          <a href={fileUrl(body.fileId, 'original')} target="_blank" rel="noreferrer noopener">
            <img
              className={styles.picture}
              src={fileUrl(body.fileId, 'thumbnail')}
              alt={t('chat:picture.from', { name })}
              {...fitPicture(body.width, body.height)}
            />
          </a>
          {body.caption !== '' && <RichText text={body.caption} />}
        </>
      )
    case 'voice': {
      const voice = { ...body, url: fileUrl(body.fileId, 'original') }
      return (
        <VoiceBubble voice={voice} out={false}>
          {null}
        </VoiceBubble>
      )
    }
    case 'file': {
      const file = { ...body, url: fileUrl(body.fileId, 'original'), outgoing: false }
      return <FileBubble file={file}>{null}</FileBubble>
    }
    case 'video': {
      const urls = { url: fileUrl(body.fileId, 'original'), posterUrl: fileUrl(body.posterFileId, 'thumbnail') }
      return (
        <>
          <VideoBubble video={{ ...body, ...urls, outgoing: false }} label={t('chat:picture.from', { name })} />
          {body.caption !== '' && <RichText text={body.caption} />}
        </>
      )
    }
    case 'contactCard':
      return (
        <span>
          {t('card.line')} <bdi>{body.name}</bdi> <bdi dir="ltr">@{body.handle}</bdi>
        </span>
      )
    case 'place':
      return <PlaceButton place={body} />
    case 'history':
      return (
        <Pressable className={styles.inner ?? ''} onPress={onOpen}>
          <span>{t('history.title')}</span>
          {body.items.slice(0, 3).map(({ senderName, sentAt, body: inner }) => (
            <Bdi
              key={`${senderName} ${sentAt}`}
              cut
              like={inner.kind === 'text' ? inner.text : ''}
              className={styles.small}
            >
              {`${senderName}: ${lineText({ kind: inner.kind, text: inner.kind === 'text' ? inner.text : '' }, t)}`}
            </Bdi>
          ))}
          <span className={styles.small}>{t('history.count', { count: body.items.length })}</span>
        </Pressable>
      )
  }
}
