import type { Bus } from '../../kernel/bus.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Queryable } from '../../schema/index.ts'
import type { OwnDoings } from '../chat/index.ts'
import type { PushKeys } from './keys.ts'

export type { PushAbout } from '../../kernel/jobs.ts'

export interface PushServices {
  db: Queryable
  bus: Bus
  clock: Clock
  log: Log
  keys: PushKeys
  /** Push services that may be spoken to; none switches it off. */
  services: readonly string[]
  origin: string
  /** What a viewer took of red packets that stand in messages. */
  ownDoings: OwnDoings
}
