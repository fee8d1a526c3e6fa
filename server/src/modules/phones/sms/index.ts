import type { Config } from '../../../kernel/config.ts'
import { OperatorError } from '../../../kernel/operatorError.ts'
import type { Log } from '../../../kernel/telemetry/log.ts'
import { createHttpProvider } from './httpProvider.ts'
import { createLogProvider } from './logProvider.ts'
import type { SmsProvider } from './smsProvider.ts'

/**
 * The provider that the operator set, or null.
 * @throws OperatorError where it lacks its address
 */
export function createSms({ config, log }: { config: Config; log: Log }): SmsProvider | null {
  switch (config.sms) {
    case 'off':
      return null
    case 'log':
      return createLogProvider({ log, dataDirectory: config.dataDirectory })
    case 'http':
      if (config.smsUrl === undefined)
        throw new OperatorError('SAMPAN_SMS is http, but nobody said where.', 'Set SAMPAN_SMS_URL.')
      return createHttpProvider({ url: config.smsUrl, body: config.smsBody, headers: config.smsHeaders })
  }
}
