/** What devices fetch to be in step again: the member's log and the last number of each conversation. */
import type { Implementation } from '../../schema/index.ts'
import { catchUp } from './methods/catchUp.ts'
import { listHeads } from './methods/listHeads.ts'

export const syncModule = (): Implementation[] => [catchUp, listHeads]
