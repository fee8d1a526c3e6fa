/** What stands between messages. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Message.module.css'

/** The day between messages. */
export function DayMark({ children }: { children: string }) {
  return (
    <p className={styles.day}>
      <time data-relative="">{children}</time>
    </p>
  )
}

/** Above the first message that one has not read. */
export function UnreadMark() {
  const { t } = useTranslation('chat')
  return <p className={styles.unread}>{t('newMessages')}</p>
}

/** What happened in the conversation: joined, left, renamed, took back. */
export function SystemNote({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}

/** Someone is writing: three dots that breathe, and who it is. */
export function TypingLine({ text }: { text: string }) {
  return (
    <p className={styles.typing} role="status" data-passing="">
      <span className={styles.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {text}
    </p>
  )
}
