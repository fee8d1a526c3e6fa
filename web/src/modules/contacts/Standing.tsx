import type { Relation } from '@sampan/contract'
import { Ban, MessageCircle, Send, UserPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { nameOf, useAct, useSync } from '../../app/sync/index.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toast.ts'
import { GreetingSheet } from './GreetingSheet.tsx'
import styles from './Person.module.css'

/** The one thing to do next. */
export function Standing({ relation }: { relation: Relation }) {
  const { state, blocked, member, greeting } = relation
  const { t } = useTranslation('contacts')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const name = nameOf(relation)
  const open = (conversationId: string) => navigate(`/chats/${conversationId}`)
  const ask = <GreetingSheet relation={relation} open={asking} onClose={() => setAsking(false)} key={member.id} />

  if (blocked) {
    return (
      <Told icon={<Icon of={Ban} size={20} />} title={t('blocked')} text={t('blockedText', { name })}>
        <Button wide look="line" busy={pending} onPress={() => void act(() => actions.unblockMember(member.id))}>
          {t('unblock')}
        </Button>
      </Told>
    )
  }
  if (state === 'contact') {
    return (
      <div className={styles.acts}>
        <Button
          wide
          icon={MessageCircle}
          busy={pending}
          onPress={() =>
            void act(
              () => actions.openDirect(member.id),
              ({ id }) => open(id),
            )
          }
        >
          {t('message')}
        </Button>
      </div>
    )
  }
  if (state === 'requestedByOther') {
    return (
      <Told title={t('wantsYou', { name })} quote={greeting}>
        <div className={styles.pair}>
          <Button
            wide
            look="line"
            disabled={pending}
            onPress={() =>
              void act(
                () => actions.ignoreRequest(member.id),
                () => showToast({ text: t('ignored', { name }) }),
              )
            }
          >
            {t('ignore')}
          </Button>
          <Button
            wide
            busy={pending}
            onPress={() =>
              void act(
                () => actions.acceptRequest(member.id),
                (conversationId) =>
                  showToast({
                    text: t('accepted', { name }),
                    action: { text: t('sayHello'), onPress: () => open(conversationId) },
                  }),
              )
            }
          >
            {t('accept')}
          </Button>
        </div>
      </Told>
    )
  }
  if (state === 'requestedByMe') {
    return (
      <Told
        icon={<Icon of={Send} size={20} turns />}
        title={t('requested')}
        text={t('requestedText', { name })}
        quote={greeting}
      >
        <Button wide look="line" onPress={() => setAsking(true)}>
          {t('askAgain')}
        </Button>
        {ask}
      </Told>
    )
  }
  return (
    <div className={styles.acts}>
      <Button wide icon={UserPlus} onPress={() => setAsking(true)}>
        {t('addAction')}
      </Button>
      {ask}
    </div>
  )
}

interface ToldProps {
  icon?: ReactNode
  title: string
  text?: string
  /** What somebody wrote. */
  quote?: string | null
  children: ReactNode
}

function Told({ icon, title, text, quote, children }: ToldProps) {
  return (
    <section className={styles.card}>
      <p className={styles.cardTitle}>
        {icon}
        <span>{title}</span>
      </p>
      {text !== undefined && <p className={styles.cardText}>{text}</p>}
      {quote && (
        <blockquote className={styles.quote}>
          <Bdi>{quote}</Bdi>
        </blockquote>
      )}
      <div className={styles.cardActs}>{children}</div>
    </section>
  )
}
