// Everything the Worker tells the frame, in order: operations gather until the end of the turn and go as one message.

import type { FromView, ToView } from '../protocol.ts'
import { plainCopy } from './plain.ts'

export interface ViewDoor {
  /** Grows with everything that changes what the frame shows. */
  readonly changes: number
  /** Adds an operation and its arguments. */
  operate(...operation: unknown[]): void
  /** Answers once everything said before is done; rejects with what the frame says. */
  ask(name: string, args: unknown): Promise<unknown>
  tell(name: string, args: unknown): void
  answer(id: number, ok: boolean, value: unknown): void
  flush(): void
  /** Runs before what is gathered is sent, to add to it. */
  beforeFlush(task: () => void): void
  /** Runs after what is gathered now was sent. */
  afterFlush(task: () => void): void
  heard(message: Extract<FromView, { kind: 'answer' }>): void
}

export function createViewDoor(post: (message: ToView) => void): ViewDoor {
  let operations: unknown[] = []
  let isWaiting = false
  let before: (() => void)[] = []
  let tasks: (() => void)[] = []
  let asked = 0
  let changes = 0
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>()

  function send(message: ToView, copy: () => ToView): void {
    try {
      post(message)
    } catch {
      // Functions and other things that cannot be told apart from their owner stay behind.
      post(copy())
    }
  }

  function flush(): void {
    const added = before
    before = []
    for (const task of added) task()
    isWaiting = false
    if (operations.length > 0) {
      const sent = operations
      operations = []
      send({ kind: 'operations', operations: sent }, () => ({ kind: 'operations', operations: sent.map(plainCopy) }))
    }
    const done = tasks
    tasks = []
    for (const task of done) task()
  }

  function wait(): void {
    if (isWaiting) return
    isWaiting = true
    queueMicrotask(flush)
  }

  return {
    get changes() {
      return changes
    },
    operate(...operation) {
      changes += 1
      for (const part of operation) operations.push(part)
      wait()
    },
    ask(name, args) {
      flush()
      asked += 1
      const id = asked
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        send({ kind: 'ask', id, name, args }, () => ({ kind: 'ask', id, name, args: plainCopy(args) }))
      })
    },
    tell(name, args) {
      flush()
      send({ kind: 'tell', name, args }, () => ({ kind: 'tell', name, args: plainCopy(args) }))
    },
    answer(id, ok, value) {
      flush()
      send({ kind: 'answer', id, ok, value }, () => ({ kind: 'answer', id, ok, value: plainCopy(value) }))
    },
    flush,
    beforeFlush(task) {
      changes += 1
      before.push(task)
      wait()
    },
    afterFlush(task) {
      tasks.push(task)
      wait()
    },
    heard({ id, ok, value }) {
      const asker = waiting.get(id)
      waiting.delete(id)
      if (ok) asker?.resolve(value)
      else asker?.reject(value)
    },
  }
}
