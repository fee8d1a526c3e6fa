import { createECDH } from 'node:crypto'
import { readKeyFile } from '../../kernel/keyFile.ts'

/** What this server signs its pushes with (VAPID, RFC 8292), in base64url. */
export interface PushKeys {
  publicKey: string
  privateKey: string
}

/**
 * Made at the first start and kept in `push.key` of the data folder. Browsers subscribe for it: with another key all of
 * them have to subscribe anew, which they do when the app is opened.
 */
export function readPushKeys(dataDirectory: string, random: (bytes: number) => Buffer): PushKeys {
  const key = readKeyFile(dataDirectory, 'push.key', random)
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(key)
  return { publicKey: curve.getPublicKey('base64url'), privateKey: key.toString('base64url') }
}
