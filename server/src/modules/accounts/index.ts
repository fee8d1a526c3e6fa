/** Members, their devices and ways to sign in. Other modules come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { beginPasskeyAdd } from './methods/beginPasskeyAdd.ts'
import { beginPasskeySignIn } from './methods/beginPasskeySignIn.ts'
import { beginPasskeySignUp } from './methods/beginPasskeySignUp.ts'
import { beginProof } from './methods/beginProof.ts'
import { beginTwoStep } from './methods/beginTwoStep.ts'
import { cancelExport } from './methods/cancelExport.ts'
import { changeHandle } from './methods/changeHandle.ts'
import { changePassword } from './methods/changePassword.ts'
import { confirmTwoStep } from './methods/confirmTwoStep.ts'
import { deleteAccount } from './methods/deleteAccount.ts'
import { describeServer } from './methods/describeServer.ts'
import { endDevice } from './methods/endDevice.ts'
import { endTwoStep } from './methods/endTwoStep.ts'
import { fetchExport } from './methods/fetchExport.ts'
import { finishPasskeyAdd } from './methods/finishPasskeyAdd.ts'
import { finishPasskeySignIn } from './methods/finishPasskeySignIn.ts'
import { finishPasskeySignUp } from './methods/finishPasskeySignUp.ts'
import { getDeletion } from './methods/getDeletion.ts'
import { getExport } from './methods/getExport.ts'
import { getSelf } from './methods/getSelf.ts'
import { listDemoPeople } from './methods/listDemoPeople.ts'
import { listDevices } from './methods/listDevices.ts'
import { listPasskeys } from './methods/listPasskeys.ts'
import { makeRecoveryCodes } from './methods/makeRecoveryCodes.ts'
import { recover } from './methods/recover.ts'
import { removePasskey } from './methods/removePasskey.ts'
import { renewContactCode } from './methods/renewContactCode.ts'
import { signIn } from './methods/signIn.ts'
import { signOut } from './methods/signOut.ts'
import { signUp } from './methods/signUp.ts'
import { startExport } from './methods/startExport.ts'
import { stepIn } from './methods/stepIn.ts'
import { updateProfile } from './methods/updateProfile.ts'
import type { AccountsServices } from './services.ts'

export { eraseProfile, eraseTraces } from './erasing.ts'
export { type ExportRow, exportBlobOf, sweepAccountExports } from './exports.ts'
export {
  createMember,
  findMemberByContactCode,
  findMemberByHandle,
  type NewMember,
  readAvatarsAmong,
  readMembers,
  readSelf,
} from './members.ts'
export { createPasswords, type HashCost, type Passwords } from './passwords.ts'
export type { AccountsServices, Random } from './services.ts'
export {
  createAuthenticator,
  createDevice,
  deviceSignedInAt,
  isDeviceSignedIn,
  touchDevice,
} from './sessions.ts'
export { listDue as listDueForErasing, listOwnFileIds, readOpenMoney } from './store/erase.ts'
export { advanceExport } from './store/exports.ts'
export { forgetFormerHandles } from './store/security.ts'
export { deleteCeremonies as forgetCeremonies } from './store.ts'
export { newContactCode } from './tokens.ts'
export { createVault, readAccountKey, type Vault } from './vault.ts'

export const accountsModule = (services: AccountsServices): Implementation[] => [
  beginPasskeyAdd(services),
  beginPasskeySignIn(services),
  beginPasskeySignUp(services),
  beginProof(services),
  beginTwoStep(services),
  cancelExport(services),
  changePassword(services),
  confirmTwoStep(services),
  deleteAccount(services),
  changeHandle(services),
  describeServer(services),
  endDevice(services),
  endTwoStep(services),
  fetchExport(services),
  finishPasskeyAdd(services),
  finishPasskeySignIn(services),
  finishPasskeySignUp(services),
  getDeletion(services),
  getExport,
  getSelf,
  listDemoPeople(services),
  listDevices,
  listPasskeys,
  makeRecoveryCodes(services),
  recover(services),
  removePasskey,
  renewContactCode(services),
  signIn(services),
  signOut(services),
  signUp(services),
  startExport(services),
  stepIn(services),
  updateProfile(services),
]
