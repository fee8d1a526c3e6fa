/** Hands on what comes at once, and of what comes again too soon only the latest, once its time has come. */
export function calmly<Value>(everyMs: number, tell: (value: Value) => void): (value: Value) => void {
  let waiting: { value: Value } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  function say(value: Value): void {
    tell(value)
    timer = setTimeout(() => {
      timer = undefined
      const late = waiting
      waiting = null
      if (late !== null) say(late.value)
    }, everyMs)
  }
  return (value) => {
    if (timer === undefined) say(value)
    else waiting = { value }
  }
}
