/**
 * Members' money as they see it: balances, statement, PIN, limits. Other modules come in by this door only; what moves a
 * member's money goes through `moveMoney`.
 */
import type { Config } from '../../kernel/config.ts'
import type { Implementation } from '../../schema/index.ts'
import { termsOf } from './terms.ts'

export { moveMoney } from './move.ts'
export {
  checkPin,
  decidePins,
  moveOrRefuse,
  openingMoney,
  type Price,
  requireCurrency,
} from './spending.ts'
export type { Actor, Move, MoveOutcome, Party, Phase, SideAfter } from './types.ts'

export interface WalletServices {
  config: Config
}

export function walletModule({ config }: WalletServices): Implementation[] {
  // What is wrong in the operator's settings is told at the start.
  termsOf(config)
  return []
}
