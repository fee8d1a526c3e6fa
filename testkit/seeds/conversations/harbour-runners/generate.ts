import type { Handle, Step } from '../../types.ts'
import { type Draft, type Extra, on, type Words, writing } from '../../writing.ts'
import { answers, distancesKm, evenings, type Line, openings, praise, results, talks } from './sentences.ts'

const { say, show, invite } = writing('en')

/** Days that are told; the newest of them is yesterday. */
const DAYS = openings.length
/** From here on Omar is too busy to write, so that what he missed adds up. */
const OMAR_SILENT_FROM = 2
const JOINED: Readonly<Partial<Record<Handle, number>>> = { jonas: 17, hanna: 13 }
/** Minutes per kilometre, on a good day. */
const PACE: Readonly<Partial<Record<Handle, number>>> = {
  wei: 5.45,
  sofia: 5.9,
  ben: 6.6,
  baba: 7.4,
  jonas: 6.1,
  hanna: 6.9,
  omar: 6.8,
}

/** Four weeks of a running group, about 400 messages, the same at every call. */
export function generateRuns(): Step[] {
  const random = sequence(20_417)
  const nextAnswer = taker(answers)
  const nextPraise = taker(praise)
  const nextResult = new Map(
    Object.entries(results).map(([who, sentences]) => [
      who,
      taker(sentences.map((words): Line => [asHandle(who), words])),
    ]),
  )
  const days: Step[] = []
  for (let index = 0; index < DAYS; index += 1) {
    const daysAgo = DAYS - index
    const present = (who: Handle) =>
      daysAgo < (JOINED[who] ?? DAYS + 1) && !(who === 'omar' && daysAgo <= OMAR_SILENT_FROM)
    const clock = ticking(6 * 60 + 8 + whole(random, 14), random)
    const drafts: Draft[] = []
    const write = (line: Line | undefined, extra: Extra = {}) => {
      if (line === undefined || !present(line[0])) return
      drafts.push(say(line[0], clock.next(), line[1], extra))
    }

    for (const [who, by, day] of [
      ['jonas', 'sofia', 17],
      ['hanna', 'jonas', 13],
    ] as const) {
      // Invited the day before they write for the first time.
      if (daysAgo === day) drafts.push(invite(by, '05:50', who))
    }

    const opening = openings[index]
    write(opening, {
      id: `call-${daysAgo}`,
      reactions: index % 3 === 0 ? { '👍': others(opening, 'sofia', 'baba') } : {},
    })
    const staying = new Set<Handle>()
    const early = new Set<Handle>(opening === undefined ? [] : [opening[0]])
    for (let count = 3 + whole(random, 2); count > 0; count -= 1) {
      const line = nextAnswer((who) => present(who) && !early.has(who))
      if (line !== undefined) early.add(line[0])
      if (line?.[2] === 'stays') staying.add(line[0])
      write(line)
    }

    const km = distancesKm[index] ?? 0
    if (km > 0) {
      // Back from a start at half past six.
      clock.to(6 * 60 + 40 + Math.round(km * 6.5) + whole(random, 10))
      const ran = (['wei', 'sofia', 'ben', 'baba', 'jonas', 'hanna', 'omar'] as const).filter(
        (who) => present(who) && !staying.has(who) && random() < (who === 'omar' ? 0.3 : 0.72),
      )
      for (const who of ran.slice(0, 4)) {
        const line = nextResult.get(who)?.(() => true)
        if (line === undefined) continue
        const own = who === 'baba' ? Math.min(km, 5) : km
        const minutes = own * ((PACE[who] ?? 6) + random() * 0.4 - index * 0.006)
        write(
          [who, filled(line[1], own, minutes)],
          who === 'wei' && index % 4 === 1 ? { reactions: { '🎉': ['sofia', 'ben'] } } : {},
        )
      }
      // Omar praises from his balcony or not at all; nobody praises right after their own result.
      const praised = new Set<Handle>(ran.includes('omar') ? ['omar'] : [])
      const lastToTell = ran.slice(0, 4).at(-1)
      if (lastToTell !== undefined) praised.add(lastToTell)
      for (let count = 2; count > 0; count -= 1) {
        const line = nextPraise((who) => present(who) && !praised.has(who))
        if (line !== undefined) praised.add(line[0])
        write(line)
      }
    }
    if (index === 1)
      drafts.push(
        show('omar', clock.next(), 'runners', 'You, this morning', {
          reactions: { '❤️': ['wei', 'sofia', 'baba'], '😂': ['ben'] },
        }),
      )
    if (index === 21)
      drafts.push(
        show('jonas', clock.next(), 'lighthouse', 'Turning point', { reactions: { '😮': ['hanna'], '❤️': ['sofia'] } }),
      )

    clock.to(random() < 0.5 ? 12 * 60 + 5 + whole(random, 50) : 18 * 60 + 10 + whole(random, 70))
    const talk = talks[index] ?? []
    talk.forEach((line, place) => {
      const funny = place === talk.length - 1 && index % 2 === 0
      write(line, funny ? { reactions: { '😂': others(line, 'sofia', 'wei', 'ben').slice(0, 2) } } : {})
    })
    if (index === 12) clock.to(21 * 60 + 5)
    if (index === 12)
      drafts.push(
        show('sofia', clock.next(), 'night-harbour', 'Evening loop, nobody but me and the lanterns', {
          reactions: { '❤️': ['wei', 'baba', 'omar'] },
        }),
      )

    if (index % 2 === 0) {
      clock.to(21 * 60 + 10 + whole(random, 40))
      write(evenings[index / 2])
    }
    days.push(...on(daysAgo, ...drafts))
  }
  return days
}

function others(line: Line | undefined, ...who: readonly Handle[]): Handle[] {
  return who.filter((each) => each !== line?.[0])
}

function asHandle(name: string): Handle {
  for (const [who] of answers) if (who === name) return who
  throw new Error(`${name} never runs`)
}

function filled(words: Words, km: number, minutes: number): Words {
  const seconds = Math.round(minutes * 60)
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const fill = (text: string) => text.replace('{km}', String(km)).replace('{time}', time)
  if (typeof words === 'string') return fill(words)
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [language, fill(text)]))
}

/** Takes sentences in turn, passing over those that do not fit, so that none comes back before all were used. */
function taker(lines: readonly Line[]) {
  let waiting = [...lines]
  return (fits: (who: Handle) => boolean): Line | undefined => {
    const found = waiting.find(([who]) => fits(who))
    if (found === undefined) return undefined
    waiting = waiting.filter((line) => line !== found)
    waiting.push(found)
    return found
  }
}

/** A clock that moves on by one to five minutes at every `next`. */
function ticking(start: number, random: () => number) {
  let minutes = start
  return {
    to(time: number) {
      minutes = Math.max(minutes, time)
    },
    next(): string {
      minutes += 1 + whole(random, 4)
      return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    },
  }
}

function whole(random: () => number, below: number): number {
  return Math.floor(random() * below)
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
