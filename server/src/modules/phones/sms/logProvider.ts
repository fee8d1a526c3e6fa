import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../../kernel/telemetry/log.ts'
import type { SmsProvider } from './smsProvider.ts'

export const SMS_FILE = 'text-messages.log'

/** Sends nothing: writes to the log and to a file of the data folder, for trying it out. */
export const createLogProvider = ({ log, dataDirectory }: { log: Log; dataDirectory: string }): SmsProvider => ({
  async send(number, text) {
    log.info({ number, text }, 'A text message, which SAMPAN_SMS=log does not send')
    await appendFile(join(dataDirectory, SMS_FILE), `${number}\t${text}\n`, { mode: 0o600 })
  },
})
