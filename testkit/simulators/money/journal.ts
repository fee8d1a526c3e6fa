/** Writes down what clients do and are answered, and lets them do it again, twice at once, or never again. */
import type { Dice } from '../sync/random.ts'
import type { Act, Attempt, TriedAct } from './observations.ts'
import { type Answer, chooseFault, type Fault } from './wire.ts'

export interface Journal {
  acts: Act[]
  /** How many servers were started so far. */
  era: number
  counts: { attempts: number; done: number; refused: number; lost: number }
  /** How often each refusal was heard. */
  refusals: Map<string, number>
  note<Noted extends Act>(act: Noted): Noted
  /** Sends an act once. `tell` says what a good answer says about the money. */
  attempt<Output>(act: TriedAct, sending: Sending<Output>, fault: Fault): Promise<Answer<Output>>
}

export interface Sending<Output> {
  send(options: { fault: Fault }): Promise<Answer<Output>>
  tell?(output: Output): string
}

export function createJournal(): Journal {
  let time = 0
  const tick = () => {
    time += 1
    return time
  }
  const journal: Journal = {
    acts: [],
    era: 0,
    counts: { attempts: 0, done: 0, refused: 0, lost: 0 },
    refusals: new Map(),
    note(act) {
      journal.acts.push(act)
      return act
    },
    async attempt(act, { send, tell }, fault) {
      const [era, from] = [journal.era, tick()]
      const answer = await send({ fault })
      const { outcome } = answer
      const code = answer.outcome === 'refused' ? answer.code : null
      const told = answer.outcome === 'done' ? (tell?.(answer.output) ?? null) : null
      const attempt: Attempt = { era, from, until: tick(), outcome, code, told }
      act.attempts.push(attempt)
      journal.counts.attempts += 1
      journal.counts[outcome] += 1
      if (code !== null) journal.refusals.set(code, (journal.refusals.get(code) ?? 0) + 1)
      return answer
    },
  }
  return journal
}

export interface Doing {
  journal: Journal
  dice: Dice
  /** Resolves when there is a server. */
  ready(): Promise<void>
}

const TRIES_MAX = 6

/**
 * Does an act as a device on a bad network would: now and then twice at once, again with the same id while no answer
 * comes, sometimes never again. Answers what was answered well, or null.
 */
export async function perform<Output>(
  { journal, dice, ready }: Doing,
  act: TriedAct,
  sending: Sending<Output>,
): Promise<Output | null> {
  const once = () => journal.attempt(act, sending, chooseFault(dice))
  const doneOf = (answers: readonly Answer<Output>[]) => answers.find((answer) => answer.outcome === 'done')
  await ready()
  let answers = await Promise.all(
    dice.chance(0.15) ? [once(), once(), ...(dice.chance(0.3) ? [once()] : [])] : [once()],
  )
  for (let tries = 1; tries < TRIES_MAX && answers.some(({ outcome }) => outcome === 'lost'); tries += 1) {
    if (doneOf(answers) || dice.chance(0.25)) break
    await ready()
    answers = [await once()]
  }
  const done = doneOf(answers)
  // Whoever did not see the answer in time asks once more.
  if (done && dice.chance(0.1)) await once()
  return done?.output ?? null
}
