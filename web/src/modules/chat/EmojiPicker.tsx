import { Clock, Flower2, Hand, Lightbulb, type LucideIcon, Plane, Shapes, Smile, Utensils } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './EmojiPicker.module.css'
import { type EmojiGroup, emojiGroups, recentEmoji, rememberEmoji } from './emoji.ts'

const icons: Record<EmojiGroup | 'recent', LucideIcon> = {
  recent: Clock,
  faces: Smile,
  people: Hand,
  nature: Flower2,
  food: Utensils,
  places: Plane,
  things: Lightbulb,
  signs: Shapes,
}

/** All groups in one list; the row at the top jumps to a group, arrow keys move among the emoji. */
export default function EmojiPicker({ onEmoji }: { onEmoji: (emoji: string) => void }) {
  const { t } = useTranslation('chat')
  const [recent] = useState(recentEmoji)
  const scroll = useRef<HTMLDivElement>(null)
  const groups: readonly (readonly [EmojiGroup | 'recent', readonly string[]])[] =
    recent.length > 0 ? [['recent', recent], ...emojiGroups] : emojiGroups
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const columns = Math.max(1, Math.floor(event.currentTarget.clientWidth / 40))
    const ahead = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    const step = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowDown: columns, ArrowUp: -columns }[event.key]
    if (step === undefined) return
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    buttons[at + step]?.focus()
    event.preventDefault()
  }
  const keys = { onKeyDown: move }
  return (
    <div className={styles.picker}>
      <nav className={styles.groups} aria-label={t('emoji.title')}>
        {groups.map(([group]) => (
          <button
            key={group}
            type="button"
            aria-label={t(`emoji.${group}`)}
            onClick={() => scroll.current?.querySelector(`[data-group="${group}"]`)?.scrollIntoView({ block: 'start' })}
          >
            <Icon of={icons[group]} size={20} />
          </button>
        ))}
      </nav>
      <div ref={scroll} className={styles.scroll} {...keys}>
        {groups.map(([group, entries], place) => (
          <section key={group} data-group={group} className={styles.group} aria-label={t(`emoji.${group}`)}>
            <h3>{t(`emoji.${group}`)}</h3>
            <div className={styles.entries}>
              {entries.map((emoji, index) => (
                <button
                  key={emoji}
                  type="button"
                  // One stop for the tab key; arrows go on from there.
                  tabIndex={place === 0 && index === 0 ? 0 : -1}
                  onClick={() => {
                    rememberEmoji(emoji)
                    onEmoji(emoji)
                  }}
                >
                  {emoji}
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  )
}
