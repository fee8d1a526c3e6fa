import type { BareCommand, Command } from '../command.ts'
import { audit } from './audit.ts'
import { backup, restore, verify } from './backup.ts'
import { doctor } from './doctor.ts'
import { mp } from './mp.ts'
import { places } from './places.ts'
import { reports } from './reports.ts'
import { retention } from './retention.ts'
import { storage } from './storage.ts'
import { freeze, tier, unfreeze } from './wallets.ts'

/** In the order in which they are told. */
export const commands: readonly (Command | BareCommand)[] = [
  audit,
  backup,
  verify,
  restore,
  doctor,
  storage,
  retention,
  reports,
  places,
  mp,
  freeze,
  unfreeze,
  tier,
]
