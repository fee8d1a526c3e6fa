import type { KeyboardEvent, RefObject } from 'react'
import { isComposing } from './composing.ts'

/**
 * Up and down, Home and End move the focus among the rows of a list: the links and buttons that carry `data-row`.
 * Up from the first row goes to `before`, such as the search field. Returns the handlers for the list.
 */
export function useArrowKeys(before?: RefObject<HTMLElement | null>) {
  return { onKeyDown: (event: KeyboardEvent<HTMLElement>) => moveByArrows(event, before?.current) }
}

function moveByArrows(event: KeyboardEvent<HTMLElement>, before?: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || isComposing(event.nativeEvent)) return
  const field = event.target instanceof HTMLInputElement
  if (field && (event.key === 'Home' || event.key === 'End')) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  if (at <= 0 && step === -1) {
    before?.focus()
    event.preventDefault()
    return
  }
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
  if (!next) return
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
  event.preventDefault()
}
