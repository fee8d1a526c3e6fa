import type { Conversation, GroupLink, LinkLife } from '@sampan/contract'
import { Copy, Link2, Link2Off, Plus, Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText, useAct, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Row, Rows, SectionTitle } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import details from './Details.module.css'
import styles from './Lead.module.css'
import { PaneBar } from './PaneBar.tsx'
import { mayBring } from './rules.ts'
import { useAskOnline } from './useAskOnline.ts'
import { useConversation } from './useConversation.ts'
import { useGroupPerson } from './useGroupPerson.ts'

const lives: readonly LinkLife[] = ['day', 'week', 'never']
const lifeKeys = { day: 'links.day', week: 'links.week', never: 'links.never' } as const

const addressOf = ({ token }: GroupLink): string => `${location.origin}/g/${token}`

/** `/chats/:conversationId/details/links`: ways into a group, as links and as codes to be scanned. */
export function GroupLinksPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  return (
    <>
      <PaneBar title={t('links.title')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      <div className={details.scroll}>
        {conversation === undefined ? (
          <Skeleton shape="card" count={2} />
        ) : conversation?.group ? (
          <Links conversation={conversation} />
        ) : (
          <EmptyState icon={Link2Off} title={t('gone.title')} text={t('gone.text')} />
        )}
      </div>
    </>
  )
}

function Links({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [changes, setChanges] = useState(0)
  const [chosenId, setChosenId] = useState<string>()
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<GroupLink>()
  const asked = useAskOnline(() => actions.listGroupLinks(conversation.id), `${conversation.id} ${changes}`)
  const [held, setHeld] = useState<GroupLink[]>()
  // What was shown stays while it is asked for again.
  if (asked.state === 'answered' && held !== asked.answer) setHeld(asked.answer)
  const changed = () => setChanges((count) => count + 1)
  if (!mayBring(conversation)) return <EmptyState icon={Link2Off} title={t('links.mayNot')} />
  if (!held) {
    if (asked.state !== 'failed') return <Skeleton shape="card" count={2} />
    return <EmptyState icon={Link2Off} title={errorText(asked.error)} />
  }
  const shown = held.find(({ id }) => id === chosenId) ?? held[0]
  const others = held.filter((link) => link !== shown)
  return (
    <div className={styles.page}>
      {shown ? (
        <Shown link={shown} conversation={conversation} onEnd={() => setEnding(shown)} />
      ) : (
        <EmptyState icon={Link2} title={t('links.none.title')} text={t('links.none.text')}>
          <Button icon={Plus} onPress={() => setMaking(true)} busy={pending}>
            {t('links.new')}
          </Button>
        </EmptyState>
      )}
      {shown && (
        <Button look="line" wide icon={Plus} onPress={() => setMaking(true)} busy={pending}>
          {t('links.new')}
        </Button>
      )}
      {others.length > 0 && (
        <section>
          <SectionTitle>{t('links.others')}</SectionTitle>
          <Rows>
            {others.map((link) => (
              <Row
                key={link.id}
                icon={Link2}
                title={<Until link={link} />}
                detail={<Facts link={link} conversationId={conversation.id} />}
                onPress={() => setChosenId(link.id)}
              />
            ))}
          </Rows>
        </section>
      )}
      <Sheet open={making} onClose={() => setMaking(false)} title={t('links.life')}>
        <Rows inset="none" label={t('links.life')}>
          {lives.map((life) => (
            <Row
              key={life}
              title={t(lifeKeys[life])}
              onPress={() => {
                setMaking(false)
                void act(
                  () => actions.createGroupLink(conversation.id, life),
                  () => {
                    setChosenId(undefined)
                    changed()
                  },
                )
              }}
            />
          ))}
        </Rows>
      </Sheet>
      <ConfirmSheet
        open={ending !== undefined}
        title={t('links.end')}
        text={t('links.endText')}
        action={t('links.end')}
        destroys
        onConfirm={() => ending && void act(() => actions.revokeGroupLink(conversation.id, ending.id), changed)}
        onClose={() => setEnding(undefined)}
      />
    </div>
  )
}

interface ShownProps {
  link: GroupLink
  conversation: Conversation
  onEnd: () => void
}

function Shown({ link, conversation, onEnd }: ShownProps) {
  const { t } = useTranslation(['groups', 'common'])
  const { act } = useAct()
  const address = addressOf(link)
  const copy = () =>
    void act(
      () => navigator.clipboard.writeText(address),
      () => showToast({ text: t('common:copied') }),
    )
  const share = () =>
    void act(() =>
      navigator.share({ url: address }).catch((reason: unknown) => {
        // Closed by the person: nothing went wrong.
        if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason
      }),
    )
  return (
    <section className={styles.card}>
      <div className={styles.qr}>
        <QrCode text={address} label={t('links.code')} />
      </div>
      <bdi dir="ltr" className={styles.link} data-link="">
        {address}
      </bdi>
      <p className={styles.quiet}>{t(conversation.group?.settings.approval ? 'links.textAsk' : 'links.text')}</p>
      <p className={styles.quiet}>
        <Until link={link} /> · <Facts link={link} conversationId={conversation.id} />
      </p>
      <div className={styles.acts}>
        <Button small icon={Copy} onPress={copy}>
          {t('links.copy')}
        </Button>
        {typeof navigator.share === 'function' && (
          <Button look="line" small icon={Share2} onPress={share}>
            {t('links.share')}
          </Button>
        )}
        <Button look="line" small icon={Link2Off} onPress={onEnd}>
          {t('links.end')}
        </Button>
      </div>
    </section>
  )
}

function Until({ link }: { link: GroupLink }) {
  const { t } = useTranslation('groups')
  const formats = useFormats()
  if (link.expiresAt === null) return t('links.forever')
  return t('links.until', { date: formats.dateTime(new Date(link.expiresAt)) })
}

function Facts({ link, conversationId }: { link: GroupLink; conversationId: string }) {
  const { t } = useTranslation('groups')
  const { name } = useGroupPerson(conversationId)
  return (
    <>
      {t('links.uses', { count: link.uses })} · <Bdi>{t('links.by', { name: name(link.madeById) })}</Bdi>
    </>
  )
}
