/** Short words at the foot of the screen. One queue for the whole app; screens only say what happened. */
export interface Toast {
  id: number
  text: string
  look: 'plain' | 'danger'
  action?: { text: string; onPress: () => void } | undefined
  /** Stays until it is dismissed or replaced. */
  stays: boolean
}

type ToastInput = { text: string; look?: Toast['look']; action?: Toast['action']; stays?: boolean; key?: string }

const shownMax = 3
let toasts: readonly (Toast & { key?: string | undefined })[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: typeof toasts): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a toast; one with the same key is replaced. Returns how to take it away. */
export function showToast({ text, look = 'plain', action, stays = false, key }: ToastInput): () => void {
  lastId += 1
  const id = lastId
  const others = key === undefined ? toasts : toasts.filter((toast) => toast.key !== key)
  change([...others, { id, text, look, action, stays, key }].slice(-shownMax))
  return () => dismissToast(id)
}

export function dismissToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) change(toasts.filter((toast) => toast.id !== id))
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  read: () => toasts,
}
