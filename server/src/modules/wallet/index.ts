/** Members' money as they see it: balances, statement, PIN, limits. Other modules come in by this door only. */
import { methods } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { Implementation } from '../../schema/index.ts'

/** The contract stands first, so that its users can begin; the bodies follow. */
export const walletModule = (): Implementation[] =>
  methods
    .filter(({ name }) => name.startsWith('wallet.'))
    .map((method) => ({ way: 'lane', method, run: () => Promise.reject(refuse('server.busy')) }))
