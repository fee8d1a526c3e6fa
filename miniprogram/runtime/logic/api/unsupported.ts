// Calls that programs make without looking first, and that no web app can answer: they fail in words rather than stop
// the program. `canIUse` says false of them.
import type { ApiFamilyMaker } from './define.ts'
import { CallFailure, deliver, describeFailure, isRecord } from './wrap.ts'

const failing =
  'openBluetoothAdapter closeBluetoothAdapter startBluetoothDevicesDiscovery stopBluetoothDevicesDiscovery ' +
  'getBluetoothDevices getConnectedBluetoothDevices getBluetoothAdapterState createBLEConnection closeBLEConnection ' +
  'getBLEDeviceServices getBLEDeviceCharacteristics readBLECharacteristicValue writeBLECharacteristicValue ' +
  'notifyBLECharacteristicValueChange startBeaconDiscovery stopBeaconDiscovery getBeacons startWifi stopWifi ' +
  'connectWifi getWifiList getConnectedWifi getHCEState startHCE stopHCE sendHCEMessage setScreenBrightness ' +
  'getScreenBrightness startSoterAuthentication checkIsSupportSoterAuthentication ' +
  'checkIsSoterEnrolledInDevice addPhoneContact chooseContact addPhoneCalendar addPhoneRepeatCalendar sendSms getWeRunData ' +
  'shareToWeRun addCard openCard chooseInvoice chooseInvoiceTitle chooseLicensePlate choosePoi openChannelsActivity ' +
  'openChannelsEvent openChannelsLive openChannelsUserProfile getChannelsLiveInfo getChannelsLiveNoticeInfo ' +
  'reserveChannelsLive openEmbeddedMiniProgram openOfficialAccountArticle shareFileMessage shareVideoMessage ' +
  'showShareImageMenu getShareInfo authPrivateMessage getGroupEnterInfo joinVoIPChat exitVoIPChat setWindowSize faceDetect ' +
  'initFaceDetect requestOrderPayment requestPluginPayment requestVirtualPayment openBusinessView ' +
  'startLocationUpdateBackground subscribeVoIPVideoMembers startLocalServiceDiscovery stopLocalServiceDiscovery getBackgroundFetchData ' +
  'getBackgroundFetchToken setBackgroundFetchToken openSystemBluetoothSetting openAppAuthorizeSetting ' +
  'openOfficialAccountProfile openOfficialAccountChat openChatTool getChatToolInfo selectGroupMembers notifyGroupMembers ' +
  'getChatForwardMaterials shareAppMessageToGroup shareTextToGroup shareImageToGroup shareEmojiToGroup shareVideoToGroup ' +
  'shareFileToGroup'

const silent =
  'BluetoothAdapterStateChange BluetoothDeviceFound BLEConnectionStateChange BLECharacteristicValueChange BeaconUpdate ' +
  'BeaconServiceChange WifiConnected GetWifiList HCEMessage VoIPChatMembersChanged VoIPChatInterrupted ' +
  'BackgroundFetchData CopyUrl NeedPrivacyAuthorization BLEPeripheralConnectionStateChanged LocalServiceFound ' +
  'LocalServiceLost LocalServiceDiscoveryStop LocalServiceResolveFail BluetoothDevicePaired'

const failingCalls = failing.split(' ')
/** What these make is there, and every call of it fails. */
const failingMakers = 'createLivePlayerContext createLivePusherContext'.split(' ')
/** `cloud` is not a call, and all that is called of it fails. */
export const unsupportedNames: readonly string[] = [...failingCalls, ...failingMakers, 'cloud']

export const unsupportedFamily: ApiFamilyMaker = () => {
  const asynchronous: ReturnType<ApiFamilyMaker>['asynchronous'] = {}
  const direct: Record<string, unknown> = {}
  for (const name of failingCalls) {
    asynchronous[name] = async () => {
      throw new CallFailure('not supported', { errno: 3 })
    }
  }
  for (const name of silent.split(' ')) {
    direct[`on${name}`] = () => undefined
    direct[`off${name}`] = () => undefined
  }
  for (const name of failingMakers) direct[name] = () => failingContext(name)
  direct.cloud = cloud
  direct.isVKSupport = () => false
  return { asynchronous, direct }
}

/** What of WeChat's cloud leads on to something else that is called. */
const leading = new Set(
  'database collection doc where orderBy limit skip field aggregate command RegExp serverDate Cloud CloudID gateway container'.split(
    ' ',
  ),
)

/** WeChat's own servers are nobody else's to ask: whatever is asked of them fails, and stops nothing. */
const cloud: unknown = new Proxy(() => undefined, {
  get: (_, name) => {
    if (typeof name !== 'string' || name === 'then') return undefined
    if (name === 'init') return () => undefined
    return leading.has(name) ? cloud : fails(`cloud.${name}`)
  },
  apply: () => cloud,
  construct: () => Object(cloud),
})

/** Of a component that is an empty view. */
const failingContext = (maker: string): unknown =>
  new Proxy(
    {},
    {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then' ? fails(`${maker.replace(/^create/, '')}.${name}`) : undefined,
    },
  )

const fails = (name: string) => (given?: unknown) => {
  const args = isRecord(given) ? given : {}
  const outcome = Promise.reject(describeFailure(name, new CallFailure('not supported', { errno: 3 })))
  if (!args.success && !args.fail && !args.complete) return outcome
  deliver(outcome, args)
  return undefined
}
