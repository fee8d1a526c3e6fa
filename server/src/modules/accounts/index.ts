/** Members, their devices and ways to sign in. Other modules come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { beginPasskeyAdd } from './methods/beginPasskeyAdd.ts'
import { beginPasskeySignIn } from './methods/beginPasskeySignIn.ts'
import { beginPasskeySignUp } from './methods/beginPasskeySignUp.ts'
import { changePassword } from './methods/changePassword.ts'
import { describeServer } from './methods/describeServer.ts'
import { endDevice } from './methods/endDevice.ts'
import { finishPasskeyAdd } from './methods/finishPasskeyAdd.ts'
import { finishPasskeySignIn } from './methods/finishPasskeySignIn.ts'
import { finishPasskeySignUp } from './methods/finishPasskeySignUp.ts'
import { getSelf } from './methods/getSelf.ts'
import { listDemoPeople } from './methods/listDemoPeople.ts'
import { listDevices } from './methods/listDevices.ts'
import { listPasskeys } from './methods/listPasskeys.ts'
import { removePasskey } from './methods/removePasskey.ts'
import { renewContactCode } from './methods/renewContactCode.ts'
import { signIn } from './methods/signIn.ts'
import { signOut } from './methods/signOut.ts'
import { signUp } from './methods/signUp.ts'
import { stepIn } from './methods/stepIn.ts'
import { updateProfile } from './methods/updateProfile.ts'
import type { AccountsServices } from './services.ts'

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
export { deleteCeremonies as forgetCeremonies } from './store.ts'
export { newContactCode } from './tokens.ts'

export const accountsModule = (services: AccountsServices): Implementation[] => [
  beginPasskeyAdd(services),
  beginPasskeySignIn(services),
  beginPasskeySignUp(services),
  changePassword(services),
  describeServer(services),
  endDevice(services),
  finishPasskeyAdd(services),
  finishPasskeySignIn(services),
  finishPasskeySignUp(services),
  getSelf,
  listDemoPeople(services),
  listDevices,
  listPasskeys,
  removePasskey,
  renewContactCode(services),
  signIn(services),
  signOut(services),
  signUp(services),
  stepIn(services),
  updateProfile(services),
]
