/** A ZIP from an address that the operator named. */
import { OperatorError } from '../../kernel/operatorError.ts'
import { fetchTrusted, OutboundError } from '../../kernel/outbound/index.ts'

const REDIRECTS_MAX = 5
const TIME_MS_MAX = 60_000

/** @throws OperatorError */
export async function download(address: string, bytesMax: number): Promise<Uint8Array> {
  let at = new URL(address)
  try {
    for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
      const { status, location, bytes } = await fetchTrusted(at, { bytesMax, timeMsMax: TIME_MS_MAX })
      if (status === 200) return bytes
      if (![301, 302, 303, 307, 308].includes(status) || location === '')
        throw new OperatorError(`${at.href} answered ${status}.`, 'Name the address of the ZIP itself.')
      at = nextAddress(at, location)
    }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    throw new OperatorError(`${at.href} did not come: ${error.code}.`, 'Look whether it opens in a browser.')
  }
  throw new OperatorError(`${address} leads on and on.`, 'Name the address of the ZIP itself.')
}

/**
 * Where a redirect leads. What was asked for by `https` is taken from nowhere that anybody on the way could change it.
 * @throws OperatorError
 */
export function nextAddress(from: URL, location: string): URL {
  const to = URL.parse(location, from)
  const isFit = to !== null && (to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:'))
  if (isFit) return to
  throw new OperatorError(
    `${from.href} leads to ${to === null ? location : `${to.protocol}//${to.host}`}, which is not taken.`,
    'Name the https address of the ZIP itself.',
  )
}
