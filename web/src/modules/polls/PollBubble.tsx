import type { PollBody } from '@sampan/contract'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useAct, useOffline, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useWhenever } from '../../app/useWhenever.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './PollBubble.module.css'
import { press, shareOf } from './rules.ts'

export interface PollData extends PollBody {
  /** Leads to all of it: who chose what. */
  href: string
}

/** A poll where it was asked: pressing an answer chooses it, pressing it again takes it back. */
export function PollBubble({ poll, children }: { poll: PollData; children: ReactNode }) {
  const { t } = useTranslation('polls')
  const { question, multiple, anonymous, voters, href } = poll
  const over = useIsOver(poll)
  return (
    <div className={styles.poll}>
      <b className={styles.question}>
        <bdi>{question}</bdi>
      </b>
      <p className={styles.kind}>
        {t(over ? 'over' : multiple ? 'several' : 'one')}
        {anonymous && ` · ${t('anonymous')}`}
      </p>
      <PollOptions poll={poll} />
      <p className={styles.foot}>
        <Link href={href} className={styles.voters ?? ''}>
          {voters === 0 ? t('nobody') : t('voters', { count: voters })}
        </Link>
        {children}
      </p>
    </div>
  )
}

export function useIsOver({ state, endsAt }: Pick<PollBody, 'state' | 'endsAt'>): boolean {
  const now = useNow()
  return state === 'closed' || (endsAt !== null && new Date(endsAt) <= now)
}

/** The answers, each with how many chose it. What one presses shows at once, and goes back where it fails. */
export function PollOptions({ poll }: { poll: PollBody }) {
  const { t } = useTranslation('polls')
  const formats = useFormats()
  const { actions } = useSync()
  const { act } = useAct()
  const isOffline = useOffline()
  const over = useIsOver(poll)
  const [pressed, setPressed] = useState<{ mine: readonly number[]; before: string }>()
  const { pollId, options, multiple, voters } = poll
  const said = poll.mine.join()
  // Until the message says what was pressed, or something else than before.
  const mine = pressed && pressed.before === said ? pressed.mine : poll.mine
  useWhenever(said, () => setPressed(undefined))
  const most = Math.max(...options.map(({ votes }) => votes))

  const choose = async (choice: number) => {
    const choices = press(mine, choice, multiple)
    setPressed({ mine: choices, before: said })
    if (!(await act(() => actions.vote(pollId, choices)))) setPressed(undefined)
  }
  return (
    <ul className={styles.options}>
      {[...options.entries()].map(([choice, { text, votes }]) => {
        const chosen = mine.includes(choice)
        const share = shareOf(votes, voters)
        return (
          <li key={choice}>
            <button
              type="button"
              aria-pressed={chosen}
              aria-label={`${text}: ${t('votes', { count: votes })}`}
              disabled={over || isOffline}
              className={classes(styles.option, multiple && styles.square, votes > 0 && votes === most && styles.first)}
              onClick={() => void choose(choice)}
            >
              <span className={styles.mark}>{chosen && <Icon of={Check} size={12} />}</span>
              <span className={styles.text}>
                <bdi>{text}</bdi>
              </span>
              <span className={styles.votes} aria-hidden>
                {formats.number(votes)}
              </span>
              <span className={styles.bar}>
                <i style={{ inlineSize: `${share * 100}%` }} />
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
