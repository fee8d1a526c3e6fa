import type { Member, Message, Poll } from '@sampan/contract'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useFaceOf, useOffline, useStatus, useSync } from '../../app/sync/index.ts'
import { useWhenever } from '../../app/useWhenever.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PaneBar } from '../groups/PaneBar.tsx'
import { useHeldMoney } from '../transfers/useHeldMoney.ts'
import { usePeople } from '../transfers/usePeople.ts'
import { PollOptions, useIsOver } from './PollBubble.tsx'
import styles from './Polls.module.css'

type Shown = Omit<Poll, 'conversationId' | 'seq'>

/** `/chats/:conversationId/polls/:pollId`: how it stands, and who chose what. */
export function PollPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('polls')
  const { conversationId = '', pollId = '' } = parameters
  const { actions } = useSync()
  const { message, fetched, gone } = useHeldMoney(conversationId, pollId, actions.getPoll)
  const poll = shownOf(message) ?? fetched
  return (
    <>
      <PaneBar title={t('poll')} conversationId={conversationId} />
      {poll ? (
        <Standing poll={poll} />
      ) : gone || message ? (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <ScreenBody>
          <Skeleton shape="card" count={1} />
        </ScreenBody>
      )}
    </>
  )
}

/** The message follows what happens. */
function shownOf(message: Message | undefined): Shown | undefined {
  if (message?.body.kind !== 'poll' || message.senderId === null) return undefined
  return { ...message.body, makerId: message.senderId, createdAt: message.sentAt }
}

function Standing({ poll }: { poll: Shown }) {
  const { t } = useTranslation(['polls', 'common'])
  const formats = useFormats()
  const { memberId } = useStatus()
  const { nameOf } = usePeople()
  const over = useIsOver(poll)
  const { question, options, anonymous, multiple, endsAt, makerId, voters } = poll
  const isMaker = makerId === memberId
  const ends = endsAt === null ? undefined : formats.dateTime(new Date(endsAt))
  return (
    <ScreenBody>
      <section className={styles.ask}>
        <h1 className={styles.question}>
          <bdi>{question}</bdi>
        </h1>
        <p className={styles.quiet}>{isMaker ? t('byYou') : t('by', { name: nameOf(makerId) })}</p>
        <PollOptions poll={{ kind: 'poll', ...poll }} />
        <p className={styles.quiet} role="status">
          {[
            t(over ? 'over' : multiple ? 'several' : 'one'),
            voters === 0 ? t('nobody') : t('voters', { count: voters }),
            !over && ends !== undefined && t('endsAt', { when: ends }),
          ]
            .filter((part) => part !== false)
            .join(' · ')}
        </p>
      </section>
      {anonymous ? (
        <p className={styles.quiet}>{t('anonymousHint')}</p>
      ) : (
        [...options.entries()].map(([choice, { text, votes }]) =>
          votes === 0 ? null : <Voters key={choice} pollId={poll.pollId} choice={choice} text={text} votes={votes} />,
        )
      )}
      {isMaker && !over && <Ending pollId={poll.pollId} />}
    </ScreenBody>
  )
}

function Voters({ pollId, choice, text, votes }: { pollId: string; choice: number; text: string; votes: number }) {
  const { t } = useTranslation(['polls', 'common'])
  const { actions } = useSync()
  const { upToDate, memberId } = useStatus()
  const faceOf = useFaceOf()
  const { nameOf } = usePeople()
  const [voters, setVoters] = useState<readonly Member[]>()
  const [next, setNext] = useState<string | null>(null)
  useWhenever(`${pollId} ${choice} ${upToDate} ${votes}`, () => {
    if (!upToDate) return
    let here = true
    actions.listVoters({ pollId, choice }).then(
      (page) => {
        if (!here) return
        setVoters(page.voters)
        setNext(page.nextCursor)
      },
      // The counts stay.
      () => undefined,
    )
    return () => {
      here = false
    }
  })
  const more = async (cursor: string) => {
    const page = await actions.listVoters({ pollId, choice, cursor })
    setVoters((now = []) => [...now, ...page.voters])
    setNext(page.nextCursor)
  }
  const { act, pending } = useAct()
  return (
    <section>
      <h2 className={styles.heading}>
        <bdi>{text}</bdi> · {t('votes', { count: votes })}
      </h2>
      {voters === undefined && <Skeleton shape="rows" count={Math.min(votes, 3)} />}
      <Rows inset="avatar" label={text}>
        {voters?.map((member) => {
          const known = nameOf(member.id)
          const name = member.id === memberId ? t('common:you') : known === '…' ? member.name : known
          return <Row key={member.id} lead={<Avatar face={faceOf(member)} size={40} />} title={<Bdi cut>{name}</Bdi>} />
        })}
      </Rows>
      {next !== null && (
        <Button look="plain" busy={pending} onPress={() => void act(() => more(next))}>
          {t('common:more')}
        </Button>
      )}
    </section>
  )
}

function Ending({ pollId }: { pollId: string }) {
  const { t } = useTranslation('polls')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const isOffline = useOffline()
  const [asking, setAsking] = useState(false)
  return (
    <div className={styles.buttons}>
      <Button look="line" wide disabled={isOffline || pending} onPress={() => setAsking(true)}>
        {t('end')}
      </Button>
      <ConfirmSheet
        open={asking}
        title={t('end')}
        text={t('endAsk')}
        action={t('end')}
        destroys
        onConfirm={() => void act(() => actions.closePoll(pollId))}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
