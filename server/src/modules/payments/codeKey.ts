import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../accounts/index.ts'

const BYTES = 32

/**
 * The key with which shown codes are hashed: a file in the data folder that only the server's user can read, made at the
 * first start. Without it nothing is lost but the codes of the last hour.
 */
export function readCodeKey(dataDirectory: string, random: Random): Buffer {
  const path = join(dataDirectory, 'payment-codes.key')
  mkdirSync(dataDirectory, { recursive: true })
  try {
    writeFileSync(path, random(BYTES), { flag: 'wx', mode: 0o600 })
  } catch (reason) {
    if (!(reason instanceof Error && 'code' in reason && reason.code === 'EEXIST')) throw reason
  }
  const key = readFileSync(path)
  if (key.length !== BYTES) throw new Error(`${path} must hold ${BYTES} bytes. Delete it to have a new one made.`)
  return key
}
