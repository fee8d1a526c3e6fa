/** A translator compatible with LibreTranslate: `POST /translate`. */
import { createHash } from 'node:crypto'
import type { Language } from '@sampan/contract'
import type { Clock } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import { createMemory } from '../../kernel/memory.ts'
import { fetchTrustedJson, OutboundError } from '../../kernel/outbound/index.ts'
import { createSemaphore } from '../../kernel/semaphore.ts'

export interface Translated {
  text: string
  /** What it was written in, as the translator thinks, or null. */
  source: string | null
}

/** @throws Refusal `translation.failed`, `server.busy` */
export type Translate = (text: string, target: Language) => Promise<Translated>

const TEXT_LENGTH_MAX = 20_000
/** BCP 47; LibreTranslate names Chinese by its script, too. */
const LANGUAGE = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/

/**
 * Keeps what was translated in memory only: what was said is stored in one place, its message, and goes with it.
 * @param settings.url as the operator set it, without a slash at the end
 */
export function createTranslator(settings: { url: string; key: string | undefined; clock: Clock }): Translate {
  const { url, key, clock } = settings
  const kept = createMemory<Translated>(clock, { keptMs: 3_600_000, keptMax: 1_000 })
  const semaphore = createSemaphore({ atOnceMax: 8, waitingMax: 100 })

  async function ask(text: string, target: Language): Promise<unknown> {
    try {
      const sent = { q: text, source: 'auto', target, format: 'text', ...(key === undefined ? {} : { api_key: key }) }
      const { status, body } = await fetchTrustedJson(`${url}/translate`, sent, {
        timeMsMax: 20_000,
        bytesMax: 200_000,
      })
      if (status !== 200) throw refuse('translation.failed')
      return body
    } catch (error) {
      throw error instanceof OutboundError ? refuse('translation.failed') : error
    }
  }

  return (text, target) => kept(keyOf(text, target), () => semaphore.run(async () => read(await ask(text, target))))
}

const keyOf = (text: string, target: Language) => `${target} ${createHash('sha256').update(text).digest('base64')}`

function read(answer: unknown): Translated {
  if (typeof answer !== 'object' || answer === null || !('translatedText' in answer)) throw refuse('translation.failed')
  const { translatedText: text } = answer
  if (typeof text !== 'string' || text.length > TEXT_LENGTH_MAX) throw refuse('translation.failed')
  const found = 'detectedLanguage' in answer ? answer.detectedLanguage : null
  const source = typeof found === 'object' && found !== null && 'language' in found ? found.language : null
  return {
    text: text.toWellFormed().replaceAll('\0', ''),
    source: typeof source === 'string' && source.length <= 35 && LANGUAGE.test(source) ? source : null,
  }
}
