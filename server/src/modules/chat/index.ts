/** Conversations and messages. Other modules and flows come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { changePreferences } from './methods/changePreferences.ts'
import { createGroup } from './methods/createGroup.ts'
import { fetchMessages } from './methods/fetchMessages.ts'
import { getConversation } from './methods/getConversation.ts'
import { getMessages } from './methods/getMessages.ts'
import { hideMessage } from './methods/hideMessage.ts'
import { inviteMembers } from './methods/inviteMembers.ts'
import { leaveGroup } from './methods/leaveGroup.ts'
import { listConversations } from './methods/listConversations.ts'
import { listMembers } from './methods/listMembers.ts'
import { markRead } from './methods/markRead.ts'
import { openDirect } from './methods/openDirect.ts'
import { recallMessage } from './methods/recallMessage.ts'
import { removeMember } from './methods/removeMember.ts'
import { renameGroup } from './methods/renameGroup.ts'
import { sendMessage } from './methods/sendMessage.ts'
import { setReaction } from './methods/setReaction.ts'
import { setRole } from './methods/setRole.ts'
import { setTyping } from './methods/setTyping.ts'
import type { ChatServices } from './services.ts'

export { type Access, accessConversation, accessForChange, accessPlace } from './access.ts'
export { type AppendedMessage, appendMessage, type ChangedBody, changeBodies, changeBody } from './append.ts'
export { openDirectConversation, setDirectPosting } from './direct.ts'
export { createSendLane, type SendLane } from './sendLane.ts'
export type { ChatServices } from './services.ts'
export { listHeads } from './store/conversations.ts'
export { listActiveMemberIds as memberIdsIn, listCoMemberIds as coMemberIdsOf, whoSees } from './store/memberships.ts'
export { isFilePlacedFor as maySeeFile, listPlacedFileIds as placedFileIds, type Place } from './store/messages.ts'

export const chatModule = (services: ChatServices): Implementation[] => [
  changePreferences,
  createGroup(services),
  fetchMessages(services),
  getConversation(services),
  getMessages(services),
  hideMessage,
  inviteMembers(services),
  leaveGroup(services),
  listConversations(services),
  listMembers,
  markRead,
  openDirect(services),
  recallMessage,
  removeMember(services),
  renameGroup(services),
  sendMessage(services),
  setReaction,
  setRole,
  setTyping(services),
]
