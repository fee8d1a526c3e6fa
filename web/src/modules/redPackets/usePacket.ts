import type { Member, Message, RedPacket } from '@sampan/contract'
import { useState } from 'react'
import { useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useWhenever } from '../../app/useWhenever.ts'

export interface HeldPacket {
  message: Message | undefined
  packet: RedPacket | undefined
  /** Whoever is named in it. */
  members: readonly Member[]
  /** There is no such packet for the viewer. */
  gone: boolean
  /** Asks the server anew. */
  reload(): Promise<void>
}

interface Asked {
  packet?: RedPacket
  members: readonly Member[]
}

/**
 * A packet with the message that it stands in. The message is there at once, also offline; the rest is fetched, again
 * whenever the message changes, and every half minute as long as the packet is open: others take of it without a word.
 */
export function usePacket(conversationId: string, packetId: string): HeldPacket {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  const message = useLive((queries) => queries.messageById(conversationId, packetId), `${conversationId} ${packetId}`)
  const [asked, setAsked] = useState<Asked>()
  const now = useNow()
  const said = JSON.stringify(message?.body)
  const isOver = asked?.packet !== undefined && asked.packet.state !== 'open'
  const tick = isOver ? 0 : now.getTime()

  useWhenever(`${packetId} ${upToDate} ${said} ${tick}`, () => {
    if (!upToDate) return
    let here = true
    actions.getPacket(packetId).then(
      (answer) => here && setAsked(answer),
      // What fails leaves what was known.
      () => here && setAsked((before) => before ?? { members: [] }),
    )
    return () => {
      here = false
    }
  })

  return {
    message,
    packet: asked?.packet,
    members: asked?.members ?? [],
    gone: asked !== undefined && asked.packet === undefined && !message,
    async reload() {
      setAsked(await actions.getPacket(packetId))
    },
  }
}
