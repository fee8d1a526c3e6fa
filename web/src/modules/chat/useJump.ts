import { useEffect, useEffectEvent } from 'react'
import { useLocation, useSearch } from 'wouter'

/** Goes to the message that the address names (`?at=12`), once the messages are there. The same address goes there again. */
export function useJump(conversationId: string, ready: boolean, goTo: (seq: number) => void): void {
  const [path, navigate] = useLocation()
  const at = new URLSearchParams(useSearch()).get('at')
  const jump = useEffectEvent((seq: number) => {
    goTo(seq)
    // Left in the address it would be gone to once more by a reload, and not by a second press.
    if (path.startsWith(`/chats/${conversationId}`)) navigate(path, { replace: true })
  })
  useEffect(() => {
    if (ready && at !== null && /^[1-9]\d{0,14}$/.test(at)) jump(Number(at))
  }, [at, ready])
}
