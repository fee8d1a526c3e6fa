import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Queries } from '../../sync/index.ts'
import { useSync } from './useSync.ts'

/**
 * What a query over the offline store answers, again whenever what it read has changed. Undefined while it loads, also
 * after `key` (what the query depends on, such as an id) has changed: never the answer to an earlier question.
 * For "there is none" let the query answer null.
 */
export function useLive<Answer>(
  query: (queries: Queries) => Promise<Answer>,
  key: string | number = '',
): Answer | undefined {
  const { queries } = useSync()
  const asked = useMemo(() => ({ key, queries }), [key, queries])
  const held = useLiveQuery(async () => ({ asked, answer: await query(asked.queries) }), [asked])
  return held?.asked === asked ? held.answer : undefined
}
