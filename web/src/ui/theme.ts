import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'sampan.theme'
const listeners = new Set<() => void>()

function read(): Theme {
  const set = document.documentElement.dataset.theme
  return set === 'light' || set === 'dark' ? set : 'system'
}

/** Colours the browser's own bars like the page. */
function colourBars(): void {
  const paper = getComputedStyle(document.body).backgroundColor
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper)
}

export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, theme)
  } catch {
    // Private windows may refuse storage: the choice then lasts as long as the page.
  }
  colourBars()
  for (const listener of listeners) listener()
}

/** before-paint.js has set the stored theme; this keeps the bars in step with the device's own changes. */
export function startTheme(): void {
  colourBars()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', colourBars)
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, read)
}
