import { ApiError } from '@sampan/sdk'

/** What servers of all versions allow. */
const ALLOWED_BY_ALL = 200

/**
 * Asks for pages as large as this version's contract allows. A page of the app may be newer than the server that it speaks
 * to, which refuses more than its own contract allows: from then on it is asked for what all of them do.
 */
export function createPager(limitMax: number): <Page>(ask: (limit: number) => Promise<Page>) => Promise<Page> {
  let limit = limitMax
  return async (ask) => {
    try {
      return await ask(limit)
    } catch (error) {
      const isTooMany = error instanceof ApiError && error.code === 'request.invalid' && limit > ALLOWED_BY_ALL
      if (!isTooMany) throw error
      limit = ALLOWED_BY_ALL
      return ask(limit)
    }
  }
}
