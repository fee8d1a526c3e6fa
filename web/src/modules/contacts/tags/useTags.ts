import type { ContactTag, Relation } from '@sampan/contract'
import { useMemo } from 'react'
import { useLive, useLoad, useSync } from '../../../app/sync/index.ts'

const none: readonly ContactTag[] = []

/** One's own tags: asked for once, kept up by events after that. Undefined while the store opens. */
export function useTags(): readonly ContactTag[] | undefined {
  const { actions } = useSync()
  const held = useLive((queries) => queries.contactTags())
  useLoad(() => actions.loadContactTags(), held === null)
  return held === null ? none : held
}

/** Tags under which at least one of these people stands, to show only those; in the order of making. */
export function useTagsOf(people: readonly Relation[] | undefined): readonly ContactTag[] {
  const tags = useTags()
  return useMemo(() => {
    const used = new Set(people?.flatMap(({ tagIds }) => tagIds))
    return tags?.filter(({ id }) => used.has(id)) ?? []
  }, [tags, people])
}
