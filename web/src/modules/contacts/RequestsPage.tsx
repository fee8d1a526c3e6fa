import type { Relation } from '@sampan/contract'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { nameOf, useAct, useFaceOf, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Tag } from '../../ui/Badge.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './RequestsPage.module.css'

interface Accepted {
  /** The new conversation. */
  conversationId: string
  askedAt: string
}

/** `/contacts/requests`: who asks, and whom one asked. */
export function RequestsPage() {
  const { t } = useTranslation('contacts')
  const desktop = useDesktop()
  const { ready } = useStatus()
  const relations = useLive((queries) => queries.relations())
  // Accepted here and now: they keep their places in the list, so that the next step is at hand.
  const [accepted, setAccepted] = useState<ReadonlyMap<string, Accepted>>(new Map())
  const at = ({ member, changedAt }: Relation) => accepted.get(member.id)?.askedAt ?? changedAt
  const latestFirst = relations?.toSorted((one, other) => (at(one) < at(other) ? 1 : -1)) ?? []
  const incoming = latestFirst.filter(({ state, member }) => state === 'requestedByOther' || accepted.has(member.id))
  const outgoing = latestFirst.filter(({ state, blocked }) => state === 'requestedByMe' && !blocked)
  const none = incoming.length + outgoing.length === 0
  return (
    <>
      <AppBar
        title={t('requests')}
        back={desktop ? undefined : '/contacts'}
        actions={<IconButton label={t('add')} icon={UserPlus} href="/contacts/new" />}
      />
      <ScreenBody>
        {relations === undefined || (none && !ready) ? (
          <Skeleton shape="rows" count={4} />
        ) : none ? (
          <EmptyState icon={UserPlus} title={t('noRequests.title')} text={t('noRequests.text')}>
            <Button icon={UserPlus} href="/contacts/new">
              {t('add')}
            </Button>
          </EmptyState>
        ) : (
          <>
            {incoming.length > 0 && (
              <section>
                <SectionTitle>{t('incoming')}</SectionTitle>
                <ul className={styles.list}>
                  {incoming.map((relation) => (
                    <Incoming
                      key={relation.member.id}
                      relation={relation}
                      conversationId={accepted.get(relation.member.id)?.conversationId}
                      onAccepted={(conversationId) =>
                        setAccepted((before) =>
                          new Map(before).set(relation.member.id, { conversationId, askedAt: relation.changedAt }),
                        )
                      }
                    />
                  ))}
                </ul>
              </section>
            )}
            {outgoing.length > 0 && (
              <section>
                <SectionTitle>{t('outgoing')}</SectionTitle>
                <ul className={styles.list}>
                  {outgoing.map((relation) => (
                    <li key={relation.member.id} className={styles.request}>
                      <Who relation={relation} />
                      <Tag>{t('waiting')}</Tag>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </ScreenBody>
    </>
  )
}

interface IncomingProps {
  relation: Relation
  /** Of the new conversation, once it is accepted. */
  conversationId: string | undefined
  onAccepted: (conversationId: string) => void
}

function Incoming({ relation, conversationId, onAccepted }: IncomingProps) {
  const { t } = useTranslation('contacts')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const { id } = relation.member
  const name = nameOf(relation)
  return (
    <li className={styles.request}>
      <Who relation={relation} />
      {conversationId === undefined ? (
        <div className={styles.acts}>
          <Button
            look="line"
            small
            disabled={pending}
            onPress={() =>
              void act(
                () => actions.ignoreRequest(id),
                () => showToast({ text: t('ignored', { name }) }),
              )
            }
          >
            {t('ignore')}
          </Button>
          <Button small busy={pending} onPress={() => void act(() => actions.acceptRequest(id), onAccepted)}>
            {t('accept')}
          </Button>
        </div>
      ) : (
        <div className={styles.acts}>
          <p role="status" className={styles.done}>
            {t('accepted', { name })}
          </p>
          <Button small look="soft" href={`/chats/${conversationId}`}>
            {t('sayHello')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Who({ relation }: { relation: Relation }) {
  const faceOf = useFaceOf()
  const { member, greeting } = relation
  return (
    <Link href={`/contacts/${member.id}`} className={styles.who ?? ''}>
      <Avatar face={faceOf(member)} size={48} />
      <span className={styles.words}>
        <b className={styles.name}>
          <Bdi>{nameOf(relation)}</Bdi>
        </b>
        {greeting ? (
          <span className={styles.greeting}>
            <Bdi>{greeting}</Bdi>
          </span>
        ) : (
          <span className={styles.greeting}>
            <bdi dir="ltr">@{member.handle}</bdi>
          </span>
        )}
      </span>
    </Link>
  )
}
