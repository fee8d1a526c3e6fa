/** Finding messages. */
import type { Implementation } from '../../schema/index.ts'
import type { OwnDoings } from '../chat/index.ts'
import { findMessages } from './methods/findMessages.ts'

export { createSearchIndexer, type SearchIndexer } from './indexer.ts'

export const searchModule = (services: { ownDoings: OwnDoings }): Implementation[] => [findMessages(services)]
