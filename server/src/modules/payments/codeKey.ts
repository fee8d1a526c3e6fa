import { readKeyFile } from '../../kernel/keyFile.ts'
import type { Random } from '../accounts/index.ts'

/** The key with which shown codes are hashed. Without it nothing is lost but the codes of the last hour. */
export const readCodeKey = (dataDirectory: string, random: Random): Buffer =>
  readKeyFile(dataDirectory, 'payment-codes.key', random)
