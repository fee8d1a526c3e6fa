import { useEffect, useRef, useState } from 'react'

const everyMs = 400
/** What a program answers now and then, as long as someone looks; the same object while it answers the same. */
export function useAnswer<Answer>(ask: () => Promise<Answer>): { answer: Answer | undefined; refresh: () => void } {
  const [held, setHeld] = useState<{ text: string; answer: Answer }>()
  const refresh = useRef(() => {})
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      clearTimeout(timer)
      try {
        const answer = await ask()
        const text = JSON.stringify(answer)
        if (!isOver) setHeld((before) => (before?.text === text ? before : { text, answer }))
      } catch (error) {
        // It was closed, or is not open yet.
        console.debug(error)
      }
      clearTimeout(timer)
      if (!isOver) timer = setTimeout(look, everyMs)
    }
    refresh.current = () => void look()
    void look()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [ask])
  return { answer: held?.answer, refresh: () => refresh.current() }
}
