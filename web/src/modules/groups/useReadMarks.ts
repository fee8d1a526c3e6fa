import type { Conversation, GroupReadMark } from '@sampan/contract'
import { useCallback, useState } from 'react'
import { useStatus, useSync } from '../../app/sync/index.ts'
import { useWhenever } from '../../app/useWhenever.ts'
import { readMarksMembersMax } from './rules.ts'

/**
 * Who has read a message of a small group, by its number. Asked for once it is looked at; the server tells who reads on
 * what one wrote. Nobody in large groups, nor in direct chats, which know it without asking.
 */
export function useReadMarks(conversation: Conversation): (seq: number) => readonly string[] {
  const { actions, reads } = useSync()
  const { upToDate } = useStatus()
  const [marks, setMarks] = useState<readonly GroupReadMark[]>([])
  const { id, kind, memberCount } = conversation
  const isSmall = kind === 'group' && memberCount <= readMarksMembersMax
  useWhenever(`${id} ${isSmall} ${memberCount} ${upToDate}`, () => {
    if (!isSmall || !upToDate) return
    let here = true
    let told: readonly GroupReadMark[] = []
    const end = reads.subscribe(() => {
      const news = reads.get()
      if (news?.conversationId !== id) return
      told = withMarks(told, news.marks)
      setMarks((before) => withMarks(before, news.marks))
    })
    // Offline nothing is known; a failure tells nothing that the banner does not tell.
    actions.listReadMarks(id).then(
      // What was told while it was asked may be newer.
      (now) => here && setMarks(withMarks(now, told)),
      (error: unknown) => console.debug(error),
    )
    return () => {
      here = false
      end()
    }
  })
  return useCallback(
    (seq) => marks.filter(({ firstSeq, readSeq }) => firstSeq <= seq && seq <= readSeq).map(({ memberId }) => memberId),
    [marks],
  )
}

/** Marks only move forward; of whoever joined anew the later beginning counts. */
function withMarks(before: readonly GroupReadMark[], now: readonly GroupReadMark[]): readonly GroupReadMark[] {
  const marks = new Map(before.map((mark) => [mark.memberId, mark]))
  for (const mark of now) {
    const known = marks.get(mark.memberId)
    const { memberId } = mark
    marks.set(memberId, {
      memberId,
      firstSeq: Math.max(known?.firstSeq ?? 0, mark.firstSeq),
      readSeq: Math.max(known?.readSeq ?? 0, mark.readSeq),
    })
  }
  return [...marks.values()]
}
