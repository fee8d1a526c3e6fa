import { useLayoutEffect, useMemo, useRef } from 'react'
import type { TalkHands } from './TalkRow.tsx'

/** The same object all the time, which does what the latest one does: what is handed to rows must not draw them again. */
export function useHands(now: TalkHands): TalkHands {
  const latest = useRef(now)
  useLayoutEffect(() => {
    latest.current = now
  })
  return useMemo(
    () => ({
      menuOf: (message) => latest.current.menuOf(message),
      onReact: (message, emoji) => latest.current.onReact(message, emoji),
      onName: (memberId) => latest.current.onName(memberId),
      onOpenPicture: (key) => latest.current.onOpenPicture(key),
      onGoTo: (seq) => latest.current.onGoTo(seq),
      onRetry: (messageId) => latest.current.onRetry(messageId),
      onCancel: (messageId) => latest.current.onCancel(messageId),
      onChoose: (seq, chosen) => latest.current.onChoose(seq, chosen),
    }),
    [],
  )
}
