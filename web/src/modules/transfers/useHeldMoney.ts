import type { Message } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { useLive, useStatus } from '../../app/sync/index.ts'

export interface HeldMoney<Fetched> {
  message: Message | undefined
  fetched: Fetched | undefined
  /** There is no such thing for the viewer. */
  gone: boolean
}

/**
 * A transfer or bill with the message that it stands in. The message is there at once and follows what happens, also
 * offline; what it does not say is fetched, again whenever it changed.
 */
export function useHeldMoney<Fetched>(
  conversationId: string,
  id: string,
  fetch: (id: string) => Promise<Fetched>,
): HeldMoney<Fetched> {
  const { upToDate } = useStatus()
  const message = useLive((queries) => queries.messageById(conversationId, id), `${conversationId} ${id}`)
  const said = JSON.stringify(message?.body)
  const [asked, setAsked] = useState<{ said: string | undefined; fetched: Fetched | undefined }>()
  useEffect(() => {
    if (!upToDate) return
    let here = true
    const keep = (fetched: Fetched | undefined) => here && setAsked({ said, fetched })
    // What fails leaves what the message says.
    fetch(id).then(keep, () => keep(undefined))
    return () => {
      here = false
    }
  }, [fetch, id, upToDate, said])
  return { message, fetched: asked?.fetched, gone: asked !== undefined && asked.fetched === undefined && !message }
}
