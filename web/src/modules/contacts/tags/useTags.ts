import type { ContactTag, Relation } from '@sampan/contract'
import { useEffect, useMemo } from 'react'
import { useLive, useSync } from '../../../app/sync/index.ts'

/** One's own tags: those held here at once, and as the server has them when it can be asked. Undefined while the store opens. */
export function useTags(): readonly ContactTag[] | undefined {
  const { actions } = useSync()
  const tags = useLive(async (queries) => (await queries.contactTags()) ?? [])
  useEffect(() => {
    // Offline what is held stays.
    actions.loadContactTags().catch(() => undefined)
  }, [actions])
  return tags
}

/** Tags under which at least one of these people stands, to show only those; in the order of making. */
export function useTagsOf(people: readonly Relation[] | undefined): readonly ContactTag[] {
  const tags = useTags()
  return useMemo(() => {
    const used = new Set(people?.flatMap(({ tagIds }) => tagIds))
    return tags?.filter(({ id }) => used.has(id)) ?? []
  }, [tags, people])
}
