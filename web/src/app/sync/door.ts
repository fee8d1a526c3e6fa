import type { SignedIn } from '@sampan/contract'
// By their files: through the index the sign-in page would fetch the whole kit, as large as itself.
import { ApiError, OfflineError } from '@sampan/sdk/errors.ts'
import { createHttpClient } from '@sampan/sdk/http.ts'
import { rememberSession } from './session.ts'

export { nextPath } from './session.ts'

/** What the sign-in pages need: calls over HTTP, without the weight of the offline store. */
export const api = createHttpClient({ origin: location.origin })

/** Fetches the engine ahead of time, while somebody types a name. */
export const warmUp = (): Promise<unknown> => import('./engine.ts')

/** Takes up the session that a sign-in, sign-up or step-in with `session: 'cookie'` has opened. */
export async function enter(signedIn: SignedIn): Promise<void> {
  const { enterEngine } = await import('./engine.ts')
  await enterEngine(signedIn)
  rememberSession('signedIn')
}

/** Whether the cookie still opens the session that was opened here. */
export async function resume(): Promise<boolean> {
  try {
    await api.call('accounts.getSelf', {})
    rememberSession('signedIn')
    return true
  } catch (error) {
    if (error instanceof ApiError && error.code === 'auth.required') rememberSession('signedOut')
    if (error instanceof ApiError || error instanceof OfflineError) return false
    throw error
  }
}
