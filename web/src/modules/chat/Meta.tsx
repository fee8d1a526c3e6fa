import { Check, CheckCheck, CircleAlert, Clock, Timer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Message.module.css'
import type { Mark } from './marks.ts'
import type { MessageData } from './message.ts'

const marks = { sending: Clock, sent: Check, read: CheckCheck, failed: CircleAlert } as const

/** At the end of a bubble: when, whether it was edited and read, and until when it stays. */
export function Meta({ message: { at, mark, readBy = 0, edited, expiresAt } }: { message: MessageData }) {
  const formats = useFormats()
  const { t } = useTranslation(['messages', 'options'])
  const goes = expiresAt && t('options:disappear.goes', { when: formats.moment(expiresAt, new Date()) })
  return (
    <span className={styles.meta}>
      {goes && (
        <span title={goes}>
          <Icon of={Timer} size={16} />
          <Hidden>{goes}</Hidden>
        </span>
      )}
      {edited && <span>{t('edit.edited')}</span>}
      <time dateTime={at.toISOString()}>{formats.time(at)}</time>
      {mark !== undefined && mark !== 'failed' && <MarkIcon mark={mark} readBy={readBy} />}
    </span>
  )
}

function MarkIcon({ mark, readBy }: { mark: Mark; readBy: number }) {
  const { t } = useTranslation(['chat', 'groups'])
  const formats = useFormats()
  const counts = mark === 'read' && readBy > 0
  return (
    <>
      <Hidden>{counts ? t('groups:readBy', { count: readBy }) : t(`mark.${mark}`)}</Hidden>
      <Icon of={marks[mark]} size={16} className={mark === 'sending' ? styles.sending : styles.mark} />
      {counts && <span aria-hidden>{formats.number(readBy)}</span>}
    </>
  )
}
