import { useCallback, useMemo, useState } from 'react'
import { type Edit, untouched } from './edit.ts'
import type { Size } from './geometry.ts'
import { begin, change, drop, redo, settle, undo } from './history.ts'

export interface Editing {
  edit: Edit
  /** One step of its own. */
  step: (next: (edit: Edit) => Edit) => void
  /** Part of a gesture, which is one step until `settle`. */
  drag: (next: (edit: Edit) => Edit) => void
  settle: () => void
  /** Takes back the gesture that is going on. */
  drop: () => void
  /** Undefined where there is nothing to take back, or to do again. */
  undo: (() => void) | undefined
  redo: (() => void) | undefined
}

export function useEdit(size: Size): Editing {
  const [history, setHistory] = useState(() => begin(untouched(size)))
  const step = useCallback((next: (edit: Edit) => Edit) => {
    setHistory((now) => change(settle(now), next(now.now), false))
  }, [])
  const drag = useCallback((next: (edit: Edit) => Edit) => setHistory((now) => change(now, next(now.now), true)), [])
  const end = useCallback(() => setHistory(settle), [])
  const cancel = useCallback(() => setHistory(drop), [])
  return useMemo(
    () => ({
      edit: history.now,
      step,
      drag,
      settle: end,
      drop: cancel,
      undo: history.past.length > 0 ? () => setHistory(undo) : undefined,
      redo: history.future.length > 0 ? () => setHistory(redo) : undefined,
    }),
    [history, step, drag, end, cancel],
  )
}
