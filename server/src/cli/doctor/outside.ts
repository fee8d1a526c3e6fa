/** Whom the server asks for something: maps, translations, text messages, pages that members link to. */
import { resolve4, resolve6 } from 'node:dns/promises'
import type { Config } from '../../kernel/config.ts'
import { fetchTrusted, fetchTrustedJson, OutboundError } from '../../kernel/outbound/index.ts'
import { type Finding, fault, good, warning } from './finding.ts'

const TIME_MS_MAX = 8_000
/** A name that is always there (RFC 2606 and IANA). */
const KNOWN_NAME = 'example.com'

type Settings = Pick<
  Config,
  | 'tilesUrl'
  | 'tilesAttribution'
  | 'mapLink'
  | 'translateUrl'
  | 'translateKey'
  | 'sms'
  | 'smsUrl'
  | 'linkPreviews'
  | 'origin'
  | 'demo'
>

/** Addresses may hold keys: only the host is told. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'that address')

const whyOf = (error: unknown): string => (error instanceof OutboundError ? error.code : 'unreachable')

/**
 * Asks each as the server would; nothing is sent to a telephone.
 * @param resolves whether a name of the internet is found
 */
export async function checkOutside(config: Settings, resolves = findsNames): Promise<Finding[]> {
  const found = await Promise.all([
    checkTiles(config),
    checkTranslator(config),
    checkSms(config),
    checkPreviews(config, resolves),
  ])
  return found.flat()
}

async function checkTiles({ tilesUrl, tilesAttribution, mapLink }: Settings): Promise<Finding[]> {
  const link = mapLink ? [good(`Places offer the map of ${hostOf(mapLink)} to whoever presses it.`)] : []
  if (!tilesUrl) return link
  const thanks =
    tilesAttribution === ''
      ? [warning('Maps are shown without a line of thanks.', 'Most who give maps ask for SAMPAN_TILES_ATTRIBUTION.')]
      : []
  const host = hostOf(tilesUrl)
  const whole = tilesUrl.replaceAll(/\{[zxy]\}/g, '0')
  const todo = 'Put SAMPAN_TILES_URL right, or leave it out.'
  try {
    const { status, contentType } = await fetchTrusted(whole, { timeMsMax: TIME_MS_MAX })
    if (status === 200 && contentType.startsWith('image/'))
      return [...link, ...thanks, good(`${host} answers with maps.`)]
    return [...link, ...thanks, fault(`${host} answers ${status} ${contentType} instead of a map.`, todo)]
  } catch (error) {
    return [...link, ...thanks, fault(`${host}, where maps come from, does not answer (${whyOf(error)}).`, todo)]
  }
}

async function checkTranslator({ translateUrl, translateKey }: Settings): Promise<Finding[]> {
  if (!translateUrl) return []
  const host = hostOf(translateUrl)
  const todo = 'Put SAMPAN_TRANSLATE_URL and SAMPAN_TRANSLATE_KEY right, or leave both out.'
  try {
    const words = { q: 'Good morning', source: 'auto', target: 'de', format: 'text' }
    const sent = { ...words, ...(translateKey ? { api_key: translateKey } : {}) }
    const { status, body } = await fetchTrustedJson(`${translateUrl}/translate`, sent, { timeMsMax: TIME_MS_MAX })
    if (status === 200 && typeof body === 'object' && body !== null && 'translatedText' in body)
      return [good(`${host} translates.`)]
    return [fault(`${host} answers ${status} and does not translate.`, todo)]
  } catch (error) {
    return [fault(`The translator ${host} does not answer as one (${whyOf(error)}).`, todo)]
  }
}

async function checkSms({ sms, smsUrl, origin, demo }: Settings): Promise<Finding[]> {
  if (sms === 'off') return []
  if (sms === 'log') {
    const isPublic = origin.startsWith('https:') && !demo
    return isPublic
      ? [fault('Codes for telephone numbers are written to the log, not sent.', 'Set SAMPAN_SMS=http or off.')]
      : [warning('Codes for telephone numbers are written to the log: for trying it out only.', '')]
  }
  if (!smsUrl) return [fault('SAMPAN_SMS is http, and there is no SAMPAN_SMS_URL.', 'Set it, or SAMPAN_SMS=off.')]
  const host = hostOf(smsUrl)
  try {
    // The front door only: a text message costs money and wakes somebody.
    await fetchTrusted(`${new URL(smsUrl.replaceAll(/\{\w+\}/g, '0')).origin}/`, { timeMsMax: TIME_MS_MAX })
    return [good(`${host}, which sends text messages, answers; none was sent to try it.`)]
  } catch (error) {
    return [
      fault(`${host}, which sends text messages, does not answer (${whyOf(error)}).`, 'Put SAMPAN_SMS_URL right.'),
    ]
  }
}

async function checkPreviews({ linkPreviews }: Settings, resolves: () => Promise<boolean>): Promise<Finding[]> {
  if (!linkPreviews) return []
  return (await resolves())
    ? [good('Name servers answer; pages that members link to can be shown.')]
    : [
        warning(
          'Names of the internet cannot be looked up from here, so no link gets a preview.',
          'Mend the name servers, or set SAMPAN_LINK_PREVIEWS=off.',
        ),
      ]
}

const findsNames = (): Promise<boolean> =>
  Promise.race([
    Promise.any([resolve4(KNOWN_NAME), resolve6(KNOWN_NAME)]).then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, TIME_MS_MAX, false).unref()),
  ])
