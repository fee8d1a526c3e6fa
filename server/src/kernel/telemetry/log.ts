import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** What must never stand in a log, wherever a request or a body is logged. */
const secrets = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.sessionToken',
  '*.pin',
  '*.pinProof',
  'password',
  'sessionToken',
  'pin',
  'pinProof',
]

/** A logger that writes one JSON object a line, to standard output unless told otherwise. */
export function createLog(options: { level: LogLevel; destination?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secrets, censor: '[secret]' },
  }
  return options.destination ? pino(settings, options.destination) : pino(settings)
}

/** A logger for tests and tools that want to hear nothing. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}
