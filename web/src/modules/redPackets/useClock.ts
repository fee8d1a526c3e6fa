import { formatTag } from '../../locales/language.ts'
import { useLanguage } from '../../locales/useLanguage.ts'

const made = new Map<string, (at: Date) => string>()

/** Times to the second, as 09:39:04: who was first is what counts here. With the date where it was another day. */
export function useClock(): (at: Date) => string {
  const tag = formatTag(useLanguage())
  const known = made.get(tag)
  if (known) return known
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'medium', hourCycle: 'h23' })
  const dated = new Intl.DateTimeFormat(tag, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const clock = (at: Date) => (at.toDateString() === new Date().toDateString() ? time : dated).format(at)
  made.set(tag, clock)
  return clock
}

/** "32 seconds", "5 minutes", "3 hours": how long it took until a packet was empty. */
export function useSpan(): (ms: number) => string {
  const tag = formatTag(useLanguage())
  return (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1_000))
    const [count, unit] =
      seconds < 60
        ? [seconds, 'second']
        : seconds < 3_600
          ? [Math.round(seconds / 60), 'minute']
          : [Math.round(seconds / 3_600), 'hour']
    return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  }
}
