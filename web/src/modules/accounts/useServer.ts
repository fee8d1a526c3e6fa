import type { Output } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { api } from '../../app/sync/door.ts'

export interface ServerFacts {
  server: Output<'accounts.describeServer'> | null
  people: Output<'accounts.listDemoPeople'>['people']
}

/** What the sign-in page must know of the server; undefined while it is asked. Without an answer it stands all the same. */
export function useServer(): ServerFacts | undefined {
  const [facts, setFacts] = useState<ServerFacts>()
  useEffect(() => {
    let here = true
    describe().then(
      (found) => here && setFacts(found),
      () => here && setFacts({ server: null, people: [] }),
    )
    return () => {
      here = false
    }
  }, [])
  return facts
}

async function describe(): Promise<ServerFacts> {
  const server = await api.call('accounts.describeServer', {})
  const people = server.demo ? (await api.call('accounts.listDemoPeople', {})).people : []
  return { server, people }
}
