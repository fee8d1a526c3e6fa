import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './generated.ts'

/** Longer than any part of the tests should take. */
const timeoutMs = 9 * 60_000

/**
 * Runs a program in the root of the repository, on our own Node.
 * @returns its exit code, and all that it printed
 */
export function runProgram(
  command: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code, signal) => {
      if (signal) output += `\nended by ${signal} (each part may take ${timeoutMs / 60_000} minutes)`
      resolve({ code: code ?? 1, output })
    })
  })
}
