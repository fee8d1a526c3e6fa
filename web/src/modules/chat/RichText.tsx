import { EVERYONE, type Mention } from '@sampan/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { classes } from '../../ui/classes.ts'
import styles from './RichText.module.css'
import { splitText } from './richText.ts'

interface RichTextProps {
  text: string
  mentions?: readonly Mention[]
  /** Where somebody who is named is to be seen; undefined where a name is only a name. */
  personHref?: ((memberId: string) => string | undefined) | undefined
  /** Stands behind the last line, such as the time. */
  children?: ReactNode
}

const nobody: readonly Mention[] = []

/** What somebody wrote, with its addresses and numbers to be followed and its names to be looked at. */
export function RichText({ text, mentions = nobody, personHref, children }: RichTextProps) {
  return (
    <div className={styles.words}>
      <bdi className={styles.text}>
        {splitText(text, mentions).map((part, index) => {
          // Parts do not move within a text: the place of a part is its identity.
          const key = `${index} ${part.kind}`
          if (part.kind === 'text') return <span key={key}>{part.text}</span>
          if (part.kind === 'link') {
            return (
              <a
                key={key}
                href={part.href}
                target="_blank"
                rel="noreferrer noopener"
                className={classes(styles.link, part.href.startsWith('tel:') && styles.whole)}
              >
                {part.text}
              </a>
            )
          }
          const href = part.memberId === EVERYONE ? undefined : personHref?.(part.memberId)
          return href === undefined ? (
            <b key={key} className={styles.mention}>
              {part.text}
            </b>
          ) : (
            <Link key={key} href={href} className={styles.mention ?? ''}>
              {part.text}
            </Link>
          )
        })}
      </bdi>
      {children}
    </div>
  )
}
