/** What events and messages do to what a device holds: pure functions, shared by the app, programs and proofs. */
export * from './clientState.ts'
export { compareStates } from './compareStates.ts'
export {
  expireIn,
  type Held,
  mergeConversation,
  type Reduced,
  receiveMessage,
  reduceConversation,
} from './conversation.ts'
export { fetchConversations, fetchRelations, fetchState } from './fetchState.ts'
export {
  isListed,
  profileIn,
  reduceDevices,
  reduceMembers,
  reduceRelation,
  reduceSelf,
  replaceMember,
} from './members.ts'
export {
  countsAsUnread,
  emptied,
  expire,
  isMessageEvent,
  isUnheard,
  type MessageEvent,
  mentions,
  played,
  react,
  reduceMessage,
} from './message.ts'
export { type Place, placeOf } from './place.ts'
export { daysKept, isOverKept, keepsAll } from './retention.ts'
export { ENTRIES_HELD_MAX, reduceEntries, reduceWallet } from './wallet.ts'
