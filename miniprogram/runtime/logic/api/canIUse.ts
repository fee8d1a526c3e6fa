// What programs ask before they call: 'showModal', 'showModal.object.editable', 'button.open-type.contact'.
import { supportsElement } from '../../view/elements/supported.ts'
import { unsupportedNames } from './unsupported.ts'

/** Parts of calls that are not there, though the calls are. */
const missing = new Set(
  (
    'getUserProfile.success.encryptedData getUserProfile.success.iv getUserProfile.success.cloudID ' +
    'getUserInfo.success.encryptedData getUserInfo.success.iv getUserInfo.success.cloudID ' +
    'request.object.enableHttp2 request.object.enableQuic request.object.enableCache request.object.enableHttpDNS ' +
    'request.object.httpDNSServiceId request.object.forceCellularNetwork request.object.redirect ' +
    'createInnerAudioContext.object.useWebAudioImplement ' +
    'getSetting.success.miniprogramAuthSetting navigateToMiniProgram.object.shortLink ' +
    'createWorker.object.useExperimentalWorker createWorker.return.getCameraFrameData'
  ).split(' '),
)

/**
 * @param schema '${call}.${object|success|callback|return}.${field}.${value}' or '${component}.${attribute}.${value}'
 * @param absent names that this app has no door for, in the same spelling
 */
export function canIUse(wx: Record<string, unknown>, schema: unknown, absent: readonly string[]): boolean {
  if (typeof schema !== 'string') return false
  if (absent.some((name) => schema === name || schema.startsWith(`${name}.`))) return false
  const [name = ''] = schema.split('.')
  if (!Object.hasOwn(wx, name)) return supportsElement(schema)
  return !unsupportedNames.includes(name) && !missing.has(schema)
}
