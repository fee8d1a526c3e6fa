/** Conversations and messages. Other modules and flows come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { changePreferences } from './methods/changePreferences.ts'
import { clearHistory } from './methods/clearHistory.ts'
import { createGroup } from './methods/createGroup.ts'
import { editMessage } from './methods/editMessage.ts'
import { fetchMessages } from './methods/fetchMessages.ts'
import { getConversation } from './methods/getConversation.ts'
import { getHistory } from './methods/getHistory.ts'
import { getMessages } from './methods/getMessages.ts'
import { getRetention } from './methods/getRetention.ts'
import { createGroupLink, joinByLink, listGroupLinks, readGroupLink, revokeGroupLink } from './methods/groupLinks.ts'
import { confirmNotice, listNoticeReaders, writeNotice } from './methods/groupNotices.ts'
import { changeGroupSettings, setNickname, transferGroup } from './methods/groupSettings.ts'
import { hideMessage } from './methods/hideMessage.ts'
import { inviteMembers } from './methods/inviteMembers.ts'
import { answerJoinRequest, listJoinRequests } from './methods/joinRequests.ts'
import { leaveGroup } from './methods/leaveGroup.ts'
import { listConversations } from './methods/listConversations.ts'
import { listMembers } from './methods/listMembers.ts'
import { listReadMarks } from './methods/listReadMarks.ts'
import { markPlayed } from './methods/markPlayed.ts'
import { markRead } from './methods/markRead.ts'
import { openDirect } from './methods/openDirect.ts'
import { openNotes } from './methods/openNotes.ts'
import { recallMessage } from './methods/recallMessage.ts'
import { removeMember } from './methods/removeMember.ts'
import { renameGroup } from './methods/renameGroup.ts'
import { report } from './methods/report.ts'
import { saveDraft } from './methods/saveDraft.ts'
import { sendMessage } from './methods/sendMessage.ts'
import { setDisappearing } from './methods/setDisappearing.ts'
import { setReaction } from './methods/setReaction.ts'
import { setRole } from './methods/setRole.ts'
import { setTyping } from './methods/setTyping.ts'
import type { ChatServices } from './services.ts'

export { type Access, accessConversation, accessForChange, accessMessage, accessPlace } from './access.ts'
export { type AppendedMessage, appendMessage, type ChangedBody, changeBodies, changeBody } from './append.ts'
export { openDirectConversation, setDirectPosting } from './direct.ts'
export { createPeriods, type Periods } from './disappearing.ts'
export { expireMessages } from './expiring.ts'
export { countUnread, type Glimpse, glimpse, glimpseInvitation, listUnaware } from './glimpse.ts'
export { fileIdsIn } from './histories.ts'
export type { OwnDoings } from './hydrate.ts'
export { createReadNews, type ReadNews } from './readNews.ts'
export {
  clearOld,
  overdueBy,
  RETENTION_DAYS_MAX,
  type RetentionHolding,
  readHoldings,
  readRetention,
  retentionKinds,
  retentionSubjects,
  setRetention,
} from './retention.ts'
export { createSendLane, type SendLane } from './sendLane.ts'
export type { ChatServices } from './services.ts'
export { seeMessages } from './sight.ts'
export { listHeads } from './store/conversations.ts'
export { deleteUnsentHistories, readHistoryItems } from './store/histories.ts'
export { listActiveMemberIds as memberIdsIn, listCoMemberIds as coMemberIdsOf, whoSees } from './store/memberships.ts'
export {
  isFilePlacedFor as maySeeFile,
  listPlacedFileIds as placedFileIds,
  lockMessage as holdMessage,
  type Place,
  readPlaces,
} from './store/messages.ts'
export { closeReport, listOpenReports } from './store/reports.ts'
export { listChanges as listRetentionChanges, type RetentionChange } from './store/retention.ts'
export {
  listLastSeqs,
  listSights,
  readNewestAfter,
  readNext,
  readSaid,
  type Said,
  type Sight,
} from './store/sight.ts'

export const chatModule = (services: ChatServices): Implementation[] => [
  answerJoinRequest(services),
  changeGroupSettings(services),
  changePreferences,
  clearHistory,
  confirmNotice,
  createGroup(services),
  createGroupLink(services),
  editMessage,
  fetchMessages(services),
  getConversation(services),
  getHistory,
  getMessages(services),
  getRetention,
  hideMessage,
  inviteMembers(services),
  joinByLink(services),
  leaveGroup(services),
  listConversations(services),
  listGroupLinks(services),
  listJoinRequests,
  listMembers,
  listNoticeReaders,
  listReadMarks,
  markPlayed,
  markRead(services),
  openDirect(services),
  openNotes(services),
  readGroupLink,
  recallMessage,
  removeMember(services),
  renameGroup(services),
  revokeGroupLink,
  report,
  saveDraft,
  sendMessage(services),
  setNickname,
  setDisappearing(services),
  setReaction,
  setRole,
  setTyping(services),
  transferGroup(services),
  writeNotice(services),
]
