import { useEffect, useState } from 'react'

/** The time, for what is shown in seconds: renders once a second, on the second. */
export function useSeconds(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(new Date())
      timer = setTimeout(tick, 1_000 - (Date.now() % 1_000))
    }
    timer = setTimeout(tick, 1_000 - (Date.now() % 1_000))
    return () => clearTimeout(timer)
  }, [])
  return now
}
