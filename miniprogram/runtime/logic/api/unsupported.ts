// Calls that programs make without looking first, and that no web app can answer: they fail in words rather than stop
// the program. `canIUse` says false of them.
import type { ApiFamilyMaker } from './define.ts'
import { CallFailure } from './wrap.ts'

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
  'getBackgroundFetchToken setBackgroundFetchToken openSystemBluetoothSetting openAppAuthorizeSetting'

const silent =
  'BluetoothAdapterStateChange BluetoothDeviceFound BLEConnectionStateChange BLECharacteristicValueChange BeaconUpdate ' +
  'BeaconServiceChange WifiConnected GetWifiList HCEMessage VoIPChatMembersChanged VoIPChatInterrupted ' +
  'BackgroundFetchData CopyUrl NeedPrivacyAuthorization'

export const unsupportedNames: readonly string[] = failing.split(' ')

export const unsupportedFamily: ApiFamilyMaker = () => {
  const asynchronous: ReturnType<ApiFamilyMaker>['asynchronous'] = {}
  const direct: Record<string, unknown> = {}
  for (const name of unsupportedNames) {
    asynchronous[name] = async () => {
      throw new CallFailure('not supported', { errno: 3 })
    }
  }
  for (const name of silent.split(' ')) {
    direct[`on${name}`] = () => undefined
    direct[`off${name}`] = () => undefined
  }
  return { asynchronous, direct }
}
