/** Acts that cross modules, each in one transaction, and the background jobs. See README.md. */
import type { JobHandlers } from '../kernel/jobs.ts'
import { announceProgram } from '../modules/miniPrograms/index.ts'
import { makeExport } from '../modules/wallet/index.ts'
import type { Implementation } from '../schema/index.ts'
import { makeAccountExport } from './accountExport/makeAccountExport.ts'
import { announceProfile } from './jobs/announceProfile.ts'
import { auditBooksNightly } from './jobs/auditBooksNightly.ts'
import { clearOldMessages } from './jobs/clearOldMessages.ts'
import { settleExpired } from './jobs/settleExpired.ts'
import { sweep } from './jobs/sweep.ts'
import { acceptRequest } from './methods/acceptRequest.ts'
import { blockMember } from './methods/blockMember.ts'
import { fetchFile } from './methods/fetchFile.ts'
import { removeContact } from './methods/removeContact.ts'
import { requestContact } from './methods/requestContact.ts'
import { unblockMember } from './methods/unblockMember.ts'
import { acceptTransfer, returnTransfer } from './money/answerTransfer.ts'
import { claimPacket } from './money/claimPacket.ts'
import { createBill } from './money/createBill.ts'
import { payBill } from './money/payBill.ts'
import { sendPacket } from './money/sendPacket.ts'
import { sendTransfer } from './money/sendTransfer.ts'
import type { FlowServices } from './services.ts'

export { readBlockers } from './deletion/readBlockers.ts'
export { auditMoney } from './money/auditMoney.ts'
export { createClaimLane } from './money/claimLane.ts'
export type { FlowServices } from './services.ts'

export const flowImplementations = (services: FlowServices): Implementation[] => [
  requestContact(services),
  acceptRequest(services),
  removeContact,
  blockMember,
  unblockMember,
  fetchFile(services),
  sendTransfer(services),
  acceptTransfer,
  returnTransfer,
  createBill(services),
  payBill,
  sendPacket(services),
  claimPacket(services),
]

export const jobHandlers = (services: FlowServices): JobHandlers => ({
  announceProfile: announceProfile(services),
  advanceFundingOrder: services.funding.advanceOrder,
  reconcileFunding: services.funding.reconcile,
  answerTestBank: services.funding.answerTestBank,
  finishFundingLink: services.funding.finishLink,
  forgetFundingSource: services.funding.forgetSource,
  makeWalletExport: makeExport(services),
  sendPush: (job) => services.notifier.tell(job),
  makeAccountExport: makeAccountExport(services),
  sendPhoneCode: services.phones.sendCode,
  settleExpired: settleExpired(services),
  clearOldMessages: clearOldMessages(services),
  auditBooks: auditBooksNightly(services),
  announceProgram: announceProgram(services),
  sweep: sweep(services),
})
