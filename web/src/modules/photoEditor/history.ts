/** Steps that can be taken back. A gesture (a drag, a slider) is one step however many times it changes something. */
export interface History<State> {
  past: readonly State[]
  now: State
  future: readonly State[]
  /** A gesture goes on: what changes belongs to the same step. */
  open: boolean
}

const STEPS_MAX = 100

export const begin = <State>(now: State): History<State> => ({ past: [], now, future: [], open: false })

/** `goesOn` keeps the step open until `settle`. */
export function change<State>(history: History<State>, now: State, goesOn: boolean): History<State> {
  if (Object.is(now, history.now)) return history
  const past = history.open ? history.past : [...history.past, history.now].slice(-STEPS_MAX)
  return { past, now, future: [], open: goesOn }
}

export const settle = <State>(history: History<State>): History<State> =>
  history.open ? { ...history, open: false } : history

/** A gesture that turned out to be another one leaves nothing behind. */
export function drop<State>(history: History<State>): History<State> {
  const before = history.past.at(-1)
  if (!history.open || before === undefined) return history
  return { ...history, past: history.past.slice(0, -1), now: before, open: false }
}

export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], open: false }
}

export function redo<State>(history: History<State>): History<State> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.now], now: after, future, open: false }
}
