import { codeHostOf } from '@sampan/contract/codes/index.ts'
import type { Reading } from '../../schema/index.ts'

/** This server, as it stands in codes: "pay.example:8443". */
export const hostOf = ({ config }: Pick<Reading, 'config'>): string => codeHostOf(config.origin)
