import { useMemo } from 'react'
import { useLive } from '../../app/sync/index.ts'

/** What people are called in a group, as far as its people were fetched. */
export function useNicknames(conversationId: string): ReadonlyMap<string, string> {
  const members = useLive((queries) => queries.members(conversationId), conversationId)
  return useMemo(
    () =>
      new Map((members ?? []).flatMap(({ member, nickname }) => (nickname ? [[member.id, nickname] as const] : []))),
    [members],
  )
}
