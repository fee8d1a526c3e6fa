import { type RefObject, useEffect } from 'react'

let target: RefObject<HTMLInputElement | null> | undefined
let wanted = false

/** The search field that Ctrl K goes to: the one of the list that is on the screen. */
export function useSearchTarget(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    target = field
    if (wanted) {
      wanted = false
      field.current?.focus()
    }
    return () => {
      if (target === field) target = undefined
    }
  }, [field])
}

/** Returns false where no search field is on the screen; the next one to appear then takes the focus. */
export function focusSearch(): boolean {
  if (target?.current) {
    target.current.focus()
    target.current.select()
    return true
  }
  wanted = true
  return false
}

/** How the keys are called on this machine. */
export const searchKeys = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K'
