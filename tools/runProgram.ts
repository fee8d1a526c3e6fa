import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './generated.ts'

/** Longer than any part of the tests should take, on a machine that is busy with other things too. */
const timeoutMs = 75 * 60_000

export interface ProgramResult {
  code: number
  /** All that it printed. */
  output: string
  /** It took too long and was ended. */
  isTimedOut: boolean
}

/**
 * Runs a program in the root of the repository, on our own Node.
 */
export function runProgram(
  command: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<ProgramResult> {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  let isTimedOut = false
  const timer = setTimeout(() => {
    isTimedOut = true
    output += `\nIt was ended, for it took longer than ${timeoutMs / 60_000} minutes.\n`
    child.kill('SIGTERM')
  }, timeoutMs)
  return new Promise((resolve) => {
    const finish = (result: ProgramResult) => {
      clearTimeout(timer)
      resolve(result)
    }
    child.once('error', (error) => finish({ code: 1, output: error.message, isTimedOut }))
    child.once('close', (code) => finish({ code: isTimedOut ? 1 : (code ?? 1), output, isTimedOut }))
  })
}
