import { isUnheard } from '@sampan/sdk'
import { useEffect } from 'react'
import { useStatus, useSync } from '../../app/sync/index.ts'
import { guideVoices } from './voicePlayer.ts'

/** Behind the screens: says what a voice message is followed by, and tells that one listened to it. */
export function VoiceKeeper() {
  const { actions, queries, fileUrl } = useSync()
  const { memberId } = useStatus()
  useEffect(() => {
    guideVoices({
      heard: ({ conversationId, seq }) => void actions.markPlayed(conversationId, seq).catch(() => undefined),
      async nextAfter({ conversationId, seq }) {
        const next = await queries.nextVoice(conversationId, seq)
        if (next?.body.kind !== 'voice' || next.senderId === null) return undefined
        const { fileId, durationMs } = next.body
        const unheard = isUnheard(next, memberId ?? '')
        const track = { conversationId, seq: next.seq, senderId: next.senderId, unheard }
        return { url: fileUrl(fileId, 'original'), durationMs, track }
      },
    })
    return () => guideVoices(undefined)
  }, [actions, queries, fileUrl, memberId])
  return null
}
