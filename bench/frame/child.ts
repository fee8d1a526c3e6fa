import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** What a child process can be asked; inputs and answers go through `process.send`, so they are plain data. */
export type Commands = Record<string, (input: never) => Promise<unknown>>

interface Answer {
  id: number
  result?: unknown
  error?: string
}

export interface Child<Asked extends Commands> {
  pid: number
  ask<Name extends keyof Asked & string>(
    name: Name,
    input: Parameters<Asked[Name]>[0],
  ): Promise<Awaited<ReturnType<Asked[Name]>>>
  end(): Promise<void>
}

/**
 * Starts a process of its own from a file that calls `answerParent(commands)`.
 * @param file the absolute path of the module; its type of commands is given by the caller
 * @param nodeFlags for what stands for a server: see `startFlags`
 */
export function startChild<Asked extends Commands>(file: string, nodeFlags: readonly string[] = []): Child<Asked> {
  const child: ChildProcess = fork(file, { execArgv: [...nodeFlags], serialization: 'advanced' })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(reason: Error): void }>()
  let count = 0
  let gone: Error | null = null
  child.on('message', (message) => {
    const answer = message as Answer
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.error !== undefined) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer.result)
  })
  child.once('exit', (code, signal) => {
    gone = new Error(`The process of ${file} ended (${signal ?? `code ${code}`})`)
    for (const { reject } of waiting.values()) reject(gone)
    waiting.clear()
  })
  return {
    pid: child.pid ?? 0,
    ask(name, input) {
      if (gone) return Promise.reject(gone)
      count += 1
      const id = count
      child.send({ id, name, input })
      // The child answers with what the command of this name returned.
      return new Promise((resolve, reject) =>
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject }),
      )
    },
    async end() {
      if (gone) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** In the child: does what is asked until the parent lets go; then `undo` and the end. */
export function answerParent(commands: Commands, undo: () => Promise<void> = async () => {}): void {
  process.on('message', async (message) => {
    const { id, name, input } = message as { id: number; name: string; input: never }
    try {
      process.send?.({ id, result: await commands[name]?.(input) })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  process.once('disconnect', async () => {
    await undo()
    process.exit(0)
  })
}
