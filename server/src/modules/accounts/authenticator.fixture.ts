/** A passkey's other half in software: makes ES256 keys and signs with them, as WebAuthn level 3 says. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import Type from 'typebox'
import { Value } from 'typebox/value'

const CreationOptions = Type.Object({
  challenge: Type.String(),
  rp: Type.Object({ id: Type.String() }),
  user: Type.Object({ id: Type.String() }),
})
const RequestOptions = Type.Object({ challenge: Type.String(), rpId: Type.String() })

type Cbor = number | string | Buffer | [Cbor, Cbor][]

/** As much of CBOR (RFC 8949) as an authenticator speaks: small integers, bytes, text and maps. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.length), ...value.flatMap(([key, entry]) => [cbor(key), cbor(entry)])])
}

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Buffer): string => bytes.toString('base64url')

const USER_PRESENT = 0x01
const HAS_CREDENTIAL = 0x40
const ES256 = -7

export interface Authenticator {
  /** What `navigator.credentials.create` gives. */
  create(options: unknown): Record<string, unknown>
  /** What `navigator.credentials.get` gives. */
  get(options: unknown): Record<string, unknown>
}

/** @param origin the site that the browser is on */
export function createAuthenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const common = { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} }
  let userHandle = ''
  let counter = 0

  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  function authenticatorData(siteId: string, flags: number): Buffer {
    counter += 1
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags, 0)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(siteId), rest])
  }

  return {
    create(options) {
      const { challenge, rp, user } = Value.Parse(CreationOptions, options)
      userHandle = user.id
      const idLength = Buffer.from([0, id.length])
      const data = Buffer.concat([
        authenticatorData(rp.id, USER_PRESENT | HAS_CREDENTIAL),
        Buffer.alloc(16),
        idLength,
        id,
        coseKey(publicKey),
      ])
      const attestation = cbor([
        ['fmt', 'none'],
        ['attStmt', []],
        ['authData', data],
      ])
      const clientDataJSON = base64url(clientData('webauthn.create', challenge))
      const response = { clientDataJSON, attestationObject: base64url(attestation), transports: ['internal'] }
      return { ...common, response }
    },
    get(options) {
      const { challenge, rpId } = Value.Parse(RequestOptions, options)
      const client = clientData('webauthn.get', challenge)
      const data = authenticatorData(rpId, USER_PRESENT)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...common,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          userHandle,
        },
      }
    },
  }
}

/** A key on P-256 as COSE writes it (RFC 9053). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return cbor([
    [1, 2],
    [3, ES256],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
}
