import type { Conversation, GroupReadMark } from '@sampan/contract'
import { useCallback, useState } from 'react'
import { useStatus, useSync } from '../../app/sync/index.ts'
import { useWhenever } from '../../app/useWhenever.ts'
import { readMarksMembersMax } from './rules.ts'

const EVERY_MS = 10_000

/**
 * Who has read a message of a small group, by its number. Asked for while the conversation is looked at, and as it grows;
 * nobody in large groups, nor in direct chats, which know it without asking.
 */
export function useReadMarks(conversation: Conversation): (seq: number) => readonly string[] {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  const [marks, setMarks] = useState<readonly GroupReadMark[]>([])
  const { id, kind, memberCount, lastSeq } = conversation
  const isSmall = kind === 'group' && memberCount <= readMarksMembersMax
  useWhenever(`${id} ${isSmall} ${upToDate} ${lastSeq}`, () => {
    if (!isSmall || !upToDate) return
    let here = true
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      // Offline nothing is known; a failure tells nothing that the banner does not tell.
      actions.listReadMarks(id).then(
        (now) => here && setMarks((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now)),
        (error: unknown) => console.debug(error),
      )
    }
    ask()
    const timer = setInterval(ask, EVERY_MS)
    return () => {
      here = false
      clearInterval(timer)
    }
  })
  return useCallback(
    (seq) => marks.filter(({ firstSeq, readSeq }) => firstSeq <= seq && seq <= readSeq).map(({ memberId }) => memberId),
    [marks],
  )
}
