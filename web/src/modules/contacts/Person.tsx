import type { Relation } from '@sampan/contract'
import {
  Ban,
  MapPin,
  MessageCircle,
  MessagesSquare,
  Pencil,
  Phone,
  Send,
  Star,
  StarOff,
  StickyNote,
  Tags,
  Trash2,
  UserPen,
  UserPlus,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { TextSheet } from '../../app/forms/TextSheet.tsx'
import { nameOf, useAct, useFaceOf, useLive, useOnlineMembers, useStatus, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { showToast } from '../../ui/toast.ts'
import { GreetingSheet } from './GreetingSheet.tsx'
import styles from './Person.module.css'
import { AboutSheet } from './tags/AboutSheet.tsx'
import { TagsSheet } from './tags/TagsSheet.tsx'
import { useTags } from './tags/useTags.ts'

const remarkLengthMax = 40

/** Somebody's card: who it is, how one stands to them, and what can be done about it. */
export function Person({ relation }: { relation: Relation }) {
  const { memberId } = useStatus()
  const isSelf = relation.member.id === memberId
  return (
    <>
      <Head relation={relation} />
      {isSelf ? <Self /> : <Standing relation={relation} />}
      {!isSelf && <Facts relation={relation} />}
    </>
  )
}

function Head({ relation }: { relation: Relation }) {
  const { member, remark, starred } = relation
  const { t } = useTranslation(['contacts', 'people'])
  const faceOf = useFaceOf()
  const online = useOnlineMembers().has(member.id)
  return (
    <header className={styles.head}>
      <Avatar face={faceOf(member)} size={80} online={online} />
      <h2 className={styles.name}>
        <Bdi>{nameOf(relation)}</Bdi>
        {starred && (
          <>
            <Icon of={Star} size={16} filled className={styles.star} />
            <Hidden>{t('people:starred')}</Hidden>
          </>
        )}
        {online && <Hidden>{t('online')}</Hidden>}
      </h2>
      {remark !== null && <p className={styles.quiet}>{t('ownName', { name: member.name })}</p>}
      <p className={styles.quiet}>
        <bdi dir="ltr">@{member.handle}</bdi>
      </p>
      {member.about !== '' && (
        <p className={styles.about}>
          <Bdi>{member.about}</Bdi>
        </p>
      )}
    </header>
  )
}

function Self() {
  const { t } = useTranslation('contacts')
  return (
    <div className={styles.acts}>
      <p className={styles.told}>{t('thisIsYou')}</p>
      <Button wide look="soft" icon={Pencil} href="/me/profile">
        {t('editProfile')}
      </Button>
    </div>
  )
}

/** The one thing to do next. */
function Standing({ relation }: { relation: Relation }) {
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

function Facts({ relation }: { relation: Relation }) {
  const { member, remark, state, blocked } = relation
  const { t } = useTranslation('contacts')
  const { region } = useFormats()
  const { actions } = useSync()
  const { act } = useAct()
  const [asking, setAsking] = useState<'remark' | 'tags' | 'about' | 'block' | 'remove'>()
  const close = () => setAsking(undefined)
  const isContact = state === 'contact'
  const direct = useLive(async (queries) => (await queries.directWith(member.id)) ?? null, member.id)
  const name = nameOf(relation)
  const hasRemark = isContact || remark !== null
  const readable = direct && (!isContact || blocked)
  return (
    <>
      {(hasRemark || member.region !== null || readable) && (
        <Rows>
          {hasRemark && (
            <Row
              icon={UserPen}
              title={t('remark')}
              value={remark === null ? t('remarkNone') : <Bdi>{remark}</Bdi>}
              onPress={() => setAsking('remark')}
              arrow
            />
          )}
          {isContact && <Kept relation={relation} onAsk={setAsking} />}
          {member.region !== null && <Row icon={MapPin} title={t('region')} value={region(member.region)} />}
          {readable && <Row icon={MessagesSquare} title={t('showChat')} href={`/chats/${direct.id}`} />}
        </Rows>
      )}
      {(!blocked || isContact) && (
        <Rows>
          {!blocked && <Row icon={Ban} look="danger" title={t('block')} onPress={() => setAsking('block')} />}
          {isContact && <Row icon={Trash2} look="danger" title={t('remove')} onPress={() => setAsking('remove')} />}
        </Rows>
      )}
      <TextSheet
        open={asking === 'remark'}
        title={t('remark')}
        label={t('remark')}
        hint={t('remarkHint')}
        placeholder={member.name}
        lengthMax={remarkLengthMax}
        text={remark}
        onSave={(chosen) => actions.setRemark(member.id, chosen)}
        onClose={close}
      />
      <TagsSheet relation={relation} open={asking === 'tags'} onClose={close} />
      <AboutSheet relation={relation} open={asking === 'about'} onClose={close} />
      <ConfirmSheet
        open={asking === 'block'}
        title={t('blockTitle', { name })}
        text={t('blockText')}
        action={t('block')}
        destroys
        onConfirm={() => void act(() => actions.blockMember(member.id))}
        onClose={close}
      />
      <ConfirmSheet
        open={asking === 'remove'}
        title={t('removeTitle', { name })}
        text={t('removeText')}
        action={t('remove')}
        destroys
        onConfirm={() =>
          void act(
            () => actions.removeContact(member.id),
            () => showToast({ text: t('removed', { name }) }),
          )
        }
        onClose={close}
      />
    </>
  )
}

/** What one keeps about a contact: rows of the same card. */
function Kept({ relation, onAsk }: { relation: Relation; onAsk: (what: 'tags' | 'about') => void }) {
  const { member, starred, tagIds, note, phones } = relation
  const { t } = useTranslation('people')
  const formats = useFormats()
  const { actions } = useSync()
  const { act } = useAct()
  const tags = useTags()?.filter(({ id }) => tagIds.includes(id)) ?? []
  return (
    <>
      <Row
        icon={starred ? StarOff : Star}
        title={t(starred ? 'unstar' : 'star')}
        onPress={() => void act(() => actions.keepAbout({ memberId: member.id, starred: !starred }))}
      />
      <Row
        icon={Tags}
        title={t('tags.title')}
        value={tags.length === 0 ? t('tags.none') : <Bdi cut>{formats.list(tags.map(({ name }) => name))}</Bdi>}
        onPress={() => onAsk('tags')}
        arrow
      />
      <Row
        icon={StickyNote}
        title={t('about.title')}
        {...(note !== null && {
          detail: (
            <bdi dir="auto" className={styles.note}>
              {note}
            </bdi>
          ),
        })}
        onPress={() => onAsk('about')}
        arrow
      />
      {phones.map((phone) => (
        <Row
          key={phone}
          icon={Phone}
          title={<bdi dir="ltr">{phone}</bdi>}
          href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}
          arrow={false}
        />
      ))}
    </>
  )
}
