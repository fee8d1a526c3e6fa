import { Empty } from '../../bodies/common.ts'
import { Wallet } from '../../bodies/wallet.ts'
import { read } from '../../define.ts'

export const getWallet = read('wallet.getWallet', {
  caller: 'member',
  summary: 'What the caller has, what it may do with it, and how its PIN stands.',
  input: Empty,
  output: Wallet,
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})
