/** Red packets: presents of money in a conversation. Other modules come in by this door only. */
import { methods } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { Implementation } from '../../schema/index.ts'

/** The contract stands first, so that its users can begin; the bodies follow. */
export const redPacketsModule = (): Implementation[] =>
  methods
    .filter(({ name }) => name.startsWith('redPackets.'))
    .map((method) => ({ way: 'lane', method, run: () => Promise.reject(refuse('server.busy')) }))
