/** Whether the server runs, and starting it where a maker has not. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Config } from '../../kernel/config.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import { fetchTrusted, OutboundError } from '../../kernel/outbound/index.ts'

const main = join(import.meta.dirname, '..', '..', 'main.ts')
const ASK_MS_MAX = 3_000

/** Who answers where the settings say that the server is; null where nobody listens. */
export async function whoServes({ host, port }: Pick<Config, 'host' | 'port'>): Promise<'sampan' | 'other' | null> {
  const named = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  const address = named.includes(':') ? `[${named}]` : named
  try {
    const { status, bytes } = await fetchTrusted(`http://${address}:${port}/healthz`, { timeMsMax: ASK_MS_MAX })
    return status === 200 && bytes.toString() === '{"status":"ok"}' ? 'sampan' : 'other'
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    return error.code === 'unreachable' ? null : 'other'
  }
}

/** @throws OperatorError */
export const portTaken = ({ port }: Pick<Config, 'port'>): OperatorError =>
  new OperatorError(
    `Port ${port} is taken by another program.`,
    'Stop that program, or choose another port in SAMPAN_PORT, for the server and for this command.',
  )

export interface OwnServer {
  /** Aborted when it ended, by itself or not. */
  ended: AbortSignal
  stop(): Promise<void>
}

/**
 * Starts the server beside this command, with the same settings, and waits until it is ready.
 * @param say hears what it prints
 * @param stopping ends it, also while it starts
 * @throws OperatorError where it ends before it is ready
 */
export async function startOwnServer(say: (line: string) => void, stopping: AbortSignal): Promise<OwnServer> {
  const child = spawn(process.execPath, [main], {
    env: { SAMPAN_LOG_LEVEL: 'warn', ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl+C in the terminal goes to this command alone, which ends the server in order.
    detached: true,
  })
  const ended = new AbortController()
  const ready = Promise.withResolvers<void>()
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      if (line.trim() !== '') say(line.trim())
      if (line.includes('Sampan is ready')) ready.resolve()
    })
  child.once('close', () => {
    ended.abort()
    ready.reject(new OperatorError('The server did not start.', 'Put right what it said above, and try again.'))
  })
  stopping.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
  await ready.promise
  return {
    ended: ended.signal,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
