/** Finding messages. */
import type { Implementation } from '../../schema/index.ts'
import type { ClaimedPackets } from '../chat/index.ts'
import { findMessages } from './methods/findMessages.ts'

export { createSearchIndexer, type SearchIndexer } from './indexer.ts'

export const searchModule = (services: { claimedPackets: ClaimedPackets }): Implementation[] => [findMessages(services)]
