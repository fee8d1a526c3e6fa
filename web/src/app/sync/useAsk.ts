import { useEffect, useEffectEvent, useState } from 'react'
import { useStatus } from './useObservable.ts'

export type Asked<Answer> =
  | { state: 'asking' }
  | { state: 'answered'; answer: Answer }
  | { state: 'failed'; error: unknown; again: () => void }

/**
 * Asks the server once for each `key`: for what no store holds, such as a stranger's card. What failed is asked again when
 * the connection comes: a page may be opened before there is one.
 */
export function useAsk<Answer>(ask: (key: string) => Promise<Answer>, key: string): Asked<Answer> {
  const [question, setQuestion] = useState({ key })
  const [held, setHeld] = useState<{ question: object; asked: Asked<Answer> }>()
  if (question.key !== key) setQuestion({ key })
  const askNow = useEffectEvent(ask)
  useEffect(() => {
    let wanted = true
    const keep = (asked: Asked<Answer>) => wanted && setHeld({ question, asked })
    askNow(question.key).then(
      (answer) => keep({ state: 'answered', answer }),
      (error: unknown) => keep({ state: 'failed', error, again: () => setQuestion({ key: question.key }) }),
    )
    return () => {
      wanted = false
    }
  }, [question])
  const { upToDate } = useStatus()
  const askFailedAgain = useEffectEvent(() => {
    if (held?.asked.state === 'failed') held.asked.again()
  })
  useEffect(() => {
    if (upToDate) askFailedAgain()
  }, [upToDate])
  return held?.question === question && question.key === key ? held.asked : { state: 'asking' }
}
