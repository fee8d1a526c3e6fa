import type { Clock } from '../../kernel/clock.ts'
import type { Queryable } from '../../schema/index.ts'
import type { OwnDoings } from '../chat/index.ts'

export interface TranslationServices {
  db: Queryable
  clock: Clock
  ownDoings: OwnDoings
  /** What the operator set; undefined where nothing is translated. */
  url: string | undefined
  key: string | undefined
}
