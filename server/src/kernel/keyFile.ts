import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BYTES = 32

/**
 * A key of 32 bytes in a file of the data folder that only the server's user can read, made at the first start.
 * @throws Error where the file holds something else
 */
export function readKeyFile(dataDirectory: string, fileName: string, random: (bytes: number) => Buffer): Buffer {
  const path = join(dataDirectory, fileName)
  mkdirSync(dataDirectory, { recursive: true })
  try {
    writeFileSync(path, random(BYTES), { flag: 'wx', mode: 0o600 })
  } catch (reason) {
    if (!(reason instanceof Error && 'code' in reason && reason.code === 'EEXIST')) throw reason
  }
  const key = readFileSync(path)
  if (key.length !== BYTES) throw new Error(`${path} must hold ${BYTES} bytes.`)
  return key
}
