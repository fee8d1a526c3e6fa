import type { Conversation } from '@sampan/contract'
import { BellOff, Flag, MessagesSquare, Pencil, Pin, Search, UserPlus, UsersRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { TextSheet } from '../../app/forms/TextSheet.tsx'
import { useAct, useLive, useOnlineMembers, useSync } from '../../app/sync/index.ts'
import { Avatar, GroupAvatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Line, ToggleLine } from '../../ui/Line.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChatOptions } from '../options/ChatOptions.tsx'
import styles from './Details.module.css'
import { LeadingLines } from './LeadingLines.tsx'
import { LeaveLine } from './LeaveLine.tsx'
import { MemberRow } from './MemberRow.tsx'
import { PaneBar } from './PaneBar.tsx'
import { Pictures } from './Pictures.tsx'
import { type ReportAbout, ReportSheet } from './ReportSheet.tsx'
import { byRole, mayBring, mayRename, titleLengthMax } from './rules.ts'
import { useConversation, useGroupMembers } from './useConversation.ts'
import { type Naming, useNaming } from './useNaming.ts'

/** As many people as stand here; the others behind "show all". */
const peopleShownMax = 8
const picturesShownMax = 6

type Parameters = Readonly<Record<string, string>>

/** `/chats/:conversationId/details`: the right pane of a desktop, a screen of its own on a phone. */
export function DetailsPage({ parameters }: { parameters: Parameters }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  const naming = useNaming()
  return (
    <>
      <PaneBar title={t('details')} conversationId={conversationId} />
      <div className={styles.scroll}>
        {conversation === undefined || naming === undefined ? (
          <Skeleton shape="card" count={3} />
        ) : conversation === null ? (
          <EmptyState icon={MessagesSquare} title={t('gone.title')} text={t('gone.text')} />
        ) : (
          <div className={styles.body}>
            {conversation.kind === 'group' ? (
              <Group conversation={conversation} naming={naming} />
            ) : (
              <Direct conversation={conversation} naming={naming} />
            )}
          </div>
        )}
      </div>
    </>
  )
}

interface PartProps {
  conversation: Conversation
  naming: Naming
}

function Group({ conversation, naming }: PartProps) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const [renaming, setRenaming] = useState(false)
  const title = naming.title(conversation) || t('unnamed')
  return (
    <>
      <header className={styles.head}>
        <GroupAvatar {...naming.faces(conversation)} size={72} />
        <h2 className={styles.title}>
          <Bdi>{title}</Bdi>
        </h2>
      </header>
      <People conversation={conversation} naming={naming} />
      <LeadingLines conversation={conversation} />
      <PictureSection conversation={conversation} naming={naming} />
      <Preferences conversation={conversation}>
        {mayRename(conversation.role) && <Line icon={Pencil} text={t('rename')} onPress={() => setRenaming(true)} />}
      </Preferences>
      <Report about={{ kind: 'group', conversationId: conversation.id }} text={t('report.group')} />
      <LeaveLine conversation={conversation} />
      <TextSheet
        open={renaming}
        title={t('rename')}
        label={t('name')}
        hint={t('nameHint')}
        lengthMax={titleLengthMax}
        text={conversation.title}
        onSave={(title) => actions.renameGroup(conversation.id, title)}
        onClose={() => setRenaming(false)}
      />
    </>
  )
}

function Direct({ conversation, naming }: PartProps) {
  const { t } = useTranslation('groups')
  const { peer } = conversation
  const online = useOnlineMembers()
  if (!peer) return null
  return (
    <>
      <Link href={`/chats/${conversation.id}/details/people/${peer.id}`} className={styles.person ?? ''}>
        <Avatar face={naming.face(peer)} size={72} online={online.has(peer.id)} />
        <h2 className={styles.title}>
          <Bdi>{naming.of(peer)}</Bdi>
        </h2>
        <bdi dir="ltr" className={styles.quiet}>
          @{peer.handle}
        </bdi>
        {peer.about !== '' && (
          <p className={styles.about}>
            <Bdi>{peer.about}</Bdi>
          </p>
        )}
        <span className={styles.more}>{t('card')}</span>
      </Link>
      <PictureSection conversation={conversation} naming={naming} />
      <Preferences conversation={conversation}>
        {conversation.mayPost && conversation.memberCount > 1 && (
          <Line
            href={`/chats/new-group?with=${peer.id}`}
            icon={UsersRound}
            text={t('startWith', { name: naming.of(peer) })}
          />
        )}
      </Preferences>
      {conversation.memberCount > 1 && (
        <Report about={{ kind: 'member', memberId: peer.id }} text={t('report.person')} />
      )}
    </>
  )
}

/** To the operator; nobody here hears of it. */
function Report({ about, text }: { about: ReportAbout; text: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Line icon={Flag} text={text} onPress={() => setOpen(true)} />
      <ReportSheet about={open ? about : undefined} onClose={() => setOpen(false)} />
    </>
  )
}

function People({ conversation, naming }: PartProps) {
  const { t } = useTranslation('groups')
  const here = `/chats/${conversation.id}/details`
  const members = useGroupMembers(conversation.id)
  const sorted = members && byRole(members)
  return (
    <section>
      <div className={styles.sectionLine}>
        <h3 className={styles.sectionTitle}>{t('people', { count: conversation.memberCount })}</h3>
        {mayBring(conversation) && (
          <Button look="plain" small icon={UserPlus} href={`${here}/add`}>
            {t('add')}
          </Button>
        )}
      </div>
      {sorted === undefined ? (
        <Skeleton shape="rows" count={Math.min(3, conversation.memberCount)} />
      ) : (
        <ul>
          {sorted.slice(0, peopleShownMax).map((member) => (
            <li key={member.member.id}>
              <MemberRow conversation={conversation} member={member} naming={naming} />
            </li>
          ))}
        </ul>
      )}
      {sorted && sorted.length > peopleShownMax && (
        <div className={styles.all}>
          <Button look="plain" small href={`${here}/people`}>
            {t('showAll')}
          </Button>
        </div>
      )}
    </section>
  )
}

function PictureSection({ conversation, naming }: PartProps) {
  const { t } = useTranslation('groups')
  const messages = useLive((queries) => queries.pictures(conversation.id), conversation.id)
  const people = useLive((queries) => queries.people())
  const nameOf = (memberId: string) => {
    const person = people?.get(memberId)
    return person ? naming.of(person) : ''
  }
  return (
    <section className={styles.pictures}>
      <div className={styles.sectionLine}>
        <h3 className={styles.sectionTitle}>{t('media.title')}</h3>
        {/* Files and links stand there too. */}
        <Button look="plain" small href={`/chats/${conversation.id}/details/pictures`}>
          {t('showAll')}
        </Button>
      </div>
      {messages && messages.length > 0 ? (
        <div className={styles.grid}>
          <Pictures messages={messages} countMax={picturesShownMax} nameOf={nameOf} />
        </div>
      ) : (
        messages && <p className={styles.none}>{t('media.noMedia')}</p>
      )}
    </section>
  )
}

function Preferences({ conversation, children }: { conversation: Conversation; children?: ReactNode }) {
  const { t } = useTranslation(['groups', 'search'])
  const { actions } = useSync()
  const { act } = useAct()
  const { id, pinned, muted } = conversation
  const set = (preferences: { pinned: boolean } | { muted: boolean }) =>
    void act(() => actions.setPreferences(id, preferences))
  return (
    <section className={styles.lines}>
      <Line href={`/chats/${id}/details/search`} icon={Search} text={t('search:inChat')} />
      <ToggleLine icon={Pin} text={t('pin')} on={pinned} onChange={(on) => set({ pinned: on })} />
      <ToggleLine icon={BellOff} text={t('mute')} on={muted} onChange={(on) => set({ muted: on })} />
      <ChatOptions conversation={conversation} />
      {children}
    </section>
  )
}
