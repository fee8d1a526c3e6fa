import type { Command } from '../command.ts'
import { audit } from './audit.ts'
import { freeze, tier, unfreeze } from './wallets.ts'

/** In the order in which they are told. */
export const commands: readonly Command[] = [audit, freeze, unfreeze, tier]
