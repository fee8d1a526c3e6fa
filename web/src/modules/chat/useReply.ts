import { useLive, useSync } from '../../app/sync/index.ts'
import { bodyLine } from './bodyLine.ts'
import type { QuoteData } from './message.ts'
import { quoteOf } from './quotes.ts'
import type { TalkProps } from './Talk.tsx'

/** What is being replied to, as the composer shows it. */
export function useReply(
  conversationId: string,
  seq: number | null,
  { names, faceOf, t }: TalkProps,
): QuoteData | undefined {
  const { fileUrl } = useSync()
  const message = useLive(
    async (queries) => (seq === null ? null : ((await queries.message(conversationId, seq)) ?? null)),
    `${conversationId} ${seq}`,
  )
  if (seq === null) return undefined
  return quoteOf(message, { names, faceOf, fileUrl, lineOf: (body) => bodyLine(body, t) })
}
