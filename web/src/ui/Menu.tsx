import { Check, type LucideIcon } from 'lucide-react'
import { type MouseEvent, type ReactElement, type ReactNode, useRef, useState } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { createPortal } from 'react-dom'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './Menu.module.css'
import { useLongPress } from './useLongPress.ts'

export interface MenuEntry {
  id: string
  text: string
  icon?: LucideIcon
  /** The icon points: mirrored right to left. */
  turns?: boolean
  lang?: string
  destroys?: boolean
  /** One of a set of choices, and whether it is the one. */
  chosen?: boolean
  href?: string
  onPress?: () => void
}

/** As a function where there are many menus that nobody opens: it is asked when one is opened. */
export type MenuEntries = readonly MenuEntry[] | (() => readonly MenuEntry[])

interface MenuProps {
  label: string
  entries: MenuEntries
  /** What opens it: a button. */
  children: ReactElement
}

/** A button with a menu. */
export function Menu({ label, entries, children }: MenuProps) {
  const [open, setOpen] = useState(false)
  const isWanted = useOnce(open)
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      {children}
      {isWanted && (
        <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
          <Entries label={label} entries={entries} />
        </Popover>
      )}
    </MenuTrigger>
  )
}

/** True from the first time on: what opens seldom is not made before, and then stays, to leave as it came. */
function useOnce(now: boolean): boolean {
  const [was, setWas] = useState(now)
  if (now && !was) setWas(true)
  return was || now
}

interface ContextMenuProps {
  label: string
  entries: MenuEntries
  children: ReactNode
  /** Shown above the entries, such as a line of reactions. Closes the menu by the given function. */
  head?: (close: () => void) => ReactNode
  className?: string | undefined
}

/** Opens where the pointer is: a right click, the menu key, or a long press on touch. */
export function ContextMenu({ label, entries, children, head, className }: ContextMenuProps) {
  const [at, setAt] = useState<{ x: number; y: number }>()
  const anchor = useRef<HTMLSpanElement>(null)
  const press = useLongPress(setAt)
  const close = () => setAt(undefined)
  const isWanted = useOnce(at !== undefined)
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    // Text that someone has selected, links and fields keep the browser's own menu.
    if (keepsItsMenu(event.target)) return
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    const byKey = event.clientX === 0 && event.clientY === 0
    setAt(byKey ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: event.clientX, y: event.clientY })
  }
  return (
    <div className={className} {...press} {...{ onContextMenu }}>
      {children}
      {/* Pointer coordinates are physical in every language; in a list that is drawn in parts they would count from a row. */}
      {at &&
        createPortal(
          <span ref={anchor} className={styles.anchor} style={{ left: at.x, top: at.y }} aria-hidden />,
          document.body,
        )}
      {isWanted && (
        <Popover
          aria-label={label}
          className={styles.popover ?? ''}
          triggerRef={anchor}
          isOpen={at !== undefined}
          onOpenChange={(open) => !open && close()}
          placement="bottom start"
          offset={2}
        >
          {head?.(close)}
          <Entries label={label} entries={entries} onClose={close} />
        </Popover>
      )}
    </div>
  )
}

function keepsItsMenu(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, [contenteditable="true"]')) return true
  return (document.getSelection()?.toString() ?? '') !== '' && matchMedia('(pointer: fine)').matches
}

function Entries({ label, entries: told, onClose }: { label: string; entries: MenuEntries; onClose?: () => void }) {
  const entries = typeof told === 'function' ? told() : told
  const choices = entries.some((entry) => entry.chosen !== undefined)
  return (
    <AriaMenu
      aria-label={label}
      className={styles.menu ?? ''}
      {...(onClose && { onClose, autoFocus: 'first' as const })}
      {...(choices && {
        selectionMode: 'single' as const,
        selectedKeys: entries.filter((entry) => entry.chosen).map((entry) => entry.id),
      })}
    >
      {entries.map((entry) => (
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.text}
          className={classes(styles.entry, entry.destroys && styles.destroys)}
          {...(entry.href !== undefined && { href: entry.href })}
          {...(entry.onPress && { onAction: entry.onPress })}
        >
          {entry.icon && <Icon of={entry.icon} size={20} turns={entry.turns ?? false} />}
          <span className={styles.text} lang={entry.lang}>
            {entry.text}
          </span>
          {entry.chosen && <Icon of={Check} size={20} className={styles.check} />}
        </MenuItem>
      ))}
    </AriaMenu>
  )
}
