// What programs ask before they call: 'showModal', 'showModal.object.editable', 'button.open-type.contact'.
import { supportsElement } from '../../view/elements/supported.ts'
import { unsupportedNames } from './unsupported.ts'

/** Parts of calls that are not there, though the calls are. */
const missing = new Set([
  'getUserProfile.success.encryptedData',
  'request.object.enableHttp2',
  'request.object.enableQuic',
])

/** @param schema '${call}.${object|success|callback|return}.${field}.${value}' or '${component}.${attribute}.${value}' */
export function canIUse(wx: Record<string, unknown>, schema: unknown): boolean {
  if (typeof schema !== 'string') return false
  const [name = ''] = schema.split('.')
  if (!Object.hasOwn(wx, name)) return supportsElement(schema)
  return !unsupportedNames.includes(name) && !missing.has(schema)
}
