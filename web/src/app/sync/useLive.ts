import { useLiveQuery } from 'dexie-react-hooks'
import { createContext, useContext, useMemo, useRef } from 'react'
import type { Queries } from '../../sync/index.ts'
import { useSync } from './useSync.ts'

/** Whether a screen lies over this one: what is below keeps what it shows, and reads anew once it is seen again. */
export const Covered = createContext(false)

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
  const isCovered = useContext(Covered)
  const answered = useRef<object>(undefined)
  const rests = isCovered && answered.current === asked
  const held = useLiveQuery(
    // What never answers is never asked again either.
    () => (rests ? never : query(asked.queries).then((answer) => ({ asked, answer }))),
    [asked, rests],
  )
  if (held) answered.current = held.asked
  return held?.asked === asked ? held.answer : undefined
}

const never = new Promise<never>(() => {})
