import type { RetentionRule } from '@sampan/contract'
import { daysKept, keepsAll } from '@sampan/sdk'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../app/sync/index.ts'
import styles from './Kept.module.css'

/** How long messages are kept in a chat of this kind; nothing where it is for good. */
export function KeptInChat({ kind }: { kind: 'direct' | 'group' }) {
  const rules = useLive((queries) => queries.retention())
  if (!rules || !goes(rules[kind])) return null
  return (
    <p className={styles.inChat}>
      <KeptWords rule={rules[kind]} />
    </p>
  )
}

/** The same of all chats. */
export function KeptHere() {
  const { t } = useTranslation('options')
  const rules = useLive((queries) => queries.retention())
  if (!rules || keepsAll(rules)) return null
  return (
    <section className={styles.here}>
      <h2 className={styles.title}>{t('kept.title')}</h2>
      {(['direct', 'group'] as const).map(
        (kind) =>
          goes(rules[kind]) && (
            <p key={kind}>
              {t(`kept.${kind}`)} <KeptWords rule={rules[kind]} />
            </p>
          ),
      )}
      <p>{t('kept.stays')}</p>
    </section>
  )
}

const goes = ({ messagesDays, mediaDays }: RetentionRule): boolean => messagesDays !== null || mediaDays !== null

function KeptWords({ rule }: { rule: RetentionRule }) {
  const { t } = useTranslation('options')
  const mediaDays = daysKept('picture', rule)
  const words = [
    ...(rule.messagesDays === null ? [] : [t('kept.messages', { count: rule.messagesDays })]),
    ...(mediaDays === null || mediaDays === rule.messagesDays ? [] : [t('kept.media', { count: mediaDays })]),
  ]
  return words.join(' ')
}
