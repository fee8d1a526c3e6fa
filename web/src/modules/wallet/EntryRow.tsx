import type { WalletEntry } from '@sampan/contract'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import { MoneyText } from '../../ui/money/index.ts'
import { Tile } from '../../ui/Tile.tsx'
import styles from './EntryRow.module.css'
import { kindLooks, showsFace } from './entryLook.ts'
import type { Party } from './useParties.ts'

interface EntryRowProps {
  entry: WalletEntry
  party: Party
  href: string
  now: Date
  /** Under a heading that names the day the time is enough. */
  timeOnly?: boolean
  chosen?: boolean
  hidden?: boolean
}

/** One movement: with whom, when and why, how much. */
export function EntryRow({ entry, party, href, now, timeOnly = false, chosen = false, hidden = false }: EntryRowProps) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  const at = new Date(entry.at)
  return (
    <Link
      href={href}
      data-row=""
      className={classes(styles.row, chosen && styles.chosen)}
      {...(chosen && { 'aria-current': 'page' as const })}
    >
      <EntryMark entry={entry} party={party} />
      <span className={styles.words}>
        <span className={styles.title}>
          <EntryTitle entry={entry} party={party} />
        </span>
        <span className={styles.detail}>
          <span className={styles.when}>
            {timeOnly ? formats.time(at) : formats.moment(at, now)}
            {' · '}
            {t(`kind.${entry.kind}`)}
            {entry.note !== '' && ' · '}
          </span>
          {entry.note !== '' && <Bdi cut>{entry.note}</Bdi>}
        </span>
      </span>
      <MoneyText amount={entry.amount} currency={entry.currency} sign="both" strong tinted hidden={hidden} />
    </Link>
  )
}

export function EntryMark({ entry, party, size = 40 }: { entry: WalletEntry; party: Party; size?: 40 | 64 }) {
  if (party.face && showsFace(entry)) return <Avatar face={party.face} size={size} />
  return <Tile {...kindLooks[entry.kind]} size={size} />
}

/** The person or place; red packets name what they are, and from whom. */
export function EntryTitle({ entry, party }: { entry: WalletEntry; party: Party }) {
  const { t } = useTranslation('wallet')
  const { kind } = entry
  if (party.name === null) return t(`kind.${kind}`)
  if (kind === 'redPacketReceived') return t('redPacketFrom', { name: party.name })
  if (kind === 'redPacketSent') return t('redPacketTo', { name: party.name })
  return <Bdi>{party.name}</Bdi>
}
