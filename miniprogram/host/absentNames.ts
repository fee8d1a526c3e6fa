// What programs are told is not there, because this app has no door for it: `canIUse` answers by it.
import type { HostCallName } from '../bridge/index.ts'
import type { AppDoors } from './doors.ts'

/** Calls and attributes, as `canIUse` is asked of them, by the door that they need. */
const namesByDoor: { [Door in keyof AppDoors]-?: string } = {
  fetch: 'request uploadFile downloadFile',
  openSocket: 'connectSocket',
  readClipboard: 'getClipboardData',
  writeClipboard: 'setClipboardData',
  callPhone: 'makePhoneCall',
  scan: 'scanCode',
  choosePlace: 'chooseLocation',
  openPlace: 'openLocation',
  login: 'login',
  checkSession: 'checkSession',
  profile: 'getUserProfile getUserInfo button.open-type.getUserInfo',
  phoneNumber: 'button.open-type.getPhoneNumber',
  chooseAddress: 'chooseAddress',
  openSettings: 'openSetting button.open-type.openSetting',
  subscribe: 'requestSubscribeMessage',
  pay: 'requestPayment',
  share: 'shareAppMessage button.open-type.share',
  setShareMenu: '',
  openProgram: 'navigateToMiniProgram navigator.target.miniProgram',
  backToProgram: 'navigateBackMiniProgram',
  webPage: 'web-view',
  exit: 'exitMiniProgram navigator.open-type.exit',
  restart: 'restartMiniProgram',
  openContact: 'openCustomerServiceChat button.open-type.contact button.open-type.feedback',
  mapFacts: '',
  mapTile: '',
  readCode: 'camera.mode.scanCode',
}

export function absentNames(doors: AppDoors): string[] {
  return Object.entries(namesByDoor).flatMap(([door, names]) =>
    Reflect.get(doors, door) === undefined ? names.split(' ').filter((name) => name !== '') : [],
  )
}

/** Calls that ask for consent and need a door: nobody is asked for what cannot be given. */
const doorOfCall: Partial<Record<HostCallName, keyof AppDoors>> = {
  'member.profile': 'profile',
  'member.phoneNumber': 'phoneNumber',
  'member.chooseAddress': 'chooseAddress',
  'device.readClipboard': 'readClipboard',
}

export function lacksDoor(doors: AppDoors, call: string): boolean {
  const door: unknown = Object.hasOwn(doorOfCall, call) ? Reflect.get(doorOfCall, call) : undefined
  return typeof door === 'string' && Reflect.get(doors, door) === undefined
}
