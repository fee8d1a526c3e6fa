// Which calls stand in which part of the Worker's script, so that a program starts with those that it can make. What is not
// named here is always there. callParts.test.ts holds this beside the calls themselves.

import type { BundleManifest } from '../bundle/format.ts'

/** `logic/parts/<name>.ts` */
export const logicParts = [
  'unsupported',
  'network',
  'device',
  'member',
  'program',
  'files',
  'canvas',
  'pictures',
  'media',
  'elements',
  'workers',
  'ask',
  'my',
] as const

export type LogicPartName = (typeof logicParts)[number]

/** The name under which a part is served. */
export const chunkOfPart = (name: LogicPartName): string => `calls${name.charAt(0).toUpperCase()}${name.slice(1)}`

export const callsOfParts: Readonly<Partial<Record<LogicPartName, string>>> = {
  unsupported:
    'addCard addPhoneCalendar addPhoneContact addPhoneRepeatCalendar authPrivateMessage ' +
    'checkIsSoterEnrolledInDevice checkIsSupportSoterAuthentication chooseContact chooseInvoice ' +
    'chooseInvoiceTitle chooseLicensePlate choosePoi closeBLEConnection closeBluetoothAdapter cloud ' +
    'connectWifi createBLEConnection createLivePlayerContext createLivePusherContext exitVoIPChat ' +
    'faceDetect getBLEDeviceCharacteristics getBLEDeviceServices getBackgroundFetchData ' +
    'getBackgroundFetchToken getBeacons getBluetoothAdapterState getBluetoothDevices getChannelsLiveInfo ' +
    'getChannelsLiveNoticeInfo getChatForwardMaterials getChatToolInfo getConnectedBluetoothDevices ' +
    'getConnectedWifi getGroupEnterInfo getHCEState getScreenBrightness getShareInfo getWeRunData ' +
    'getWifiList initFaceDetect isVKSupport joinVoIPChat notifyBLECharacteristicValueChange ' +
    'notifyGroupMembers offBLECharacteristicValueChange offBLEConnectionStateChange ' +
    'offBLEPeripheralConnectionStateChanged offBackgroundFetchData offBeaconServiceChange offBeaconUpdate ' +
    'offBluetoothAdapterStateChange offBluetoothDeviceFound offBluetoothDevicePaired offCopyUrl ' +
    'offGetWifiList offHCEMessage offLocalServiceDiscoveryStop offLocalServiceFound offLocalServiceLost ' +
    'offLocalServiceResolveFail offNeedPrivacyAuthorization offVoIPChatInterrupted ' +
    'offVoIPChatMembersChanged offWifiConnected onBLECharacteristicValueChange onBLEConnectionStateChange ' +
    'onBLEPeripheralConnectionStateChanged onBackgroundFetchData onBeaconServiceChange onBeaconUpdate ' +
    'onBluetoothAdapterStateChange onBluetoothDeviceFound onBluetoothDevicePaired onCopyUrl onGetWifiList ' +
    'onHCEMessage onLocalServiceDiscoveryStop onLocalServiceFound onLocalServiceLost ' +
    'onLocalServiceResolveFail onNeedPrivacyAuthorization onVoIPChatInterrupted onVoIPChatMembersChanged ' +
    'onWifiConnected openAppAuthorizeSetting openBluetoothAdapter openBusinessView openCard ' +
    'openChannelsActivity openChannelsEvent openChannelsLive openChannelsUserProfile openChatTool ' +
    'openEmbeddedMiniProgram openOfficialAccountArticle openOfficialAccountChat ' +
    'openOfficialAccountProfile openSystemBluetoothSetting readBLECharacteristicValue requestOrderPayment ' +
    'requestPluginPayment requestVirtualPayment reserveChannelsLive router selectGroupMembers sendHCEMessage ' +
    'sendSms setBackgroundFetchToken setScreenBrightness setWindowSize shareAppMessageToGroup ' +
    'shareEmojiToGroup shareFileMessage shareFileToGroup shareImageToGroup shareTextToGroup shareToWeRun ' +
    'shareVideoMessage shareVideoToGroup showShareImageMenu startBeaconDiscovery ' +
    'startBluetoothDevicesDiscovery startHCE startLocalServiceDiscovery startLocationUpdateBackground ' +
    'startSoterAuthentication startWifi stopBeaconDiscovery stopBluetoothDevicesDiscovery stopHCE ' +
    'stopLocalServiceDiscovery stopWifi subscribeVoIPVideoMembers worklet writeBLECharacteristicValue',
  network:
    'closeSocket connectSocket downloadFile onSocketClose onSocketError onSocketMessage onSocketOpen request ' +
    'sendSocketMessage uploadFile',
  device:
    'chooseLocation getClipboardData getFuzzyLocation getLocation getNetworkType makePhoneCall ' +
    'offAccelerometerChange offCompassChange offDeviceMotionChange offGyroscopeChange offLocationChange ' +
    'offLocationChangeError offNetworkStatusChange offNetworkWeakChange onAccelerometerChange onCompassChange ' +
    'onDeviceMotionChange onGyroscopeChange onLocationChange onLocationChangeError onNetworkStatusChange ' +
    'onNetworkWeakChange openLocation scanCode setClipboardData setKeepScreenOn startAccelerometer startCompass ' +
    'startDeviceMotionListening startGyroscope startLocationUpdate stopAccelerometer stopCompass ' +
    'stopDeviceMotionListening stopGyroscope stopLocationUpdate vibrateLong vibrateShort',
  member:
    'authorize canIUseGetUserProfile checkIsAddedToMyMiniProgram checkSession chooseAddress exitMiniProgram ' +
    'getPrivacySetting getSetting getUserInfo getUserProfile hideShareMenu login navigateBackMiniProgram ' +
    'navigateToMiniProgram openCustomerServiceChat openSetting requestPayment requestSubscribeMessage ' +
    'requirePrivacyAuthorize restartMiniProgram shareAppMessage showShareMenu updateShareMenu',
  program:
    'arrayBufferToBase64 base64ToArrayBuffer cancelIdleCallback disableAlertBeforeUnload enableAlertBeforeUnload ' +
    'getLogManager getPerformance getRandomValues getRealtimeLogManager getUpdateManager getUserCryptoManager ' +
    'preDownloadSubpackage reportAnalytics reportEvent reportMonitor reportPerformance requestIdleCallback ' +
    'setEnableDebug setVisualEffectOnCapture',
  files: 'env getFileInfo getFileSystemManager getSavedFileInfo getSavedFileList openDocument removeSavedFile saveFile',
  canvas:
    'canvasGetImageData canvasPutImageData canvasToTempFilePath createCanvasContext createContext ' +
    'createOffscreenCanvas drawCanvas',
  pictures:
    'chooseImage chooseMedia chooseMessageFile chooseVideo compressImage getImageInfo getVideoInfo previewImage ' +
    'previewMedia saveImageToPhotosAlbum saveVideoToPhotosAlbum',
  media:
    'createAnimation createAudioContext createCameraContext createInnerAudioContext createMapContext ' +
    'createVideoContext getAvailableAudioSources getBackgroundAudioManager getRecorderManager setInnerAudioOption',
  elements: '',
  workers: 'createWorker',
  ask: 'canIUse',
}

/** Parts that are run before another is. */
export const needsOfParts: Readonly<Partial<Record<LogicPartName, readonly LogicPartName[]>>> = { canvas: ['files'] }

/** Elements whose contexts and surfaces are made by calls of a part. */
const partOfElement: Readonly<Record<string, LogicPartName>> = {
  canvas: 'canvas',
  editor: 'elements',
  map: 'media',
  'scroll-view': 'elements',
  video: 'media',
}

/** @returns the parts that a program may need; with `isNow` those that are run before it begins */
export function partsOf({ uses, dialect }: Pick<BundleManifest, 'uses' | 'dialect'>): Map<LogicPartName, boolean> {
  // Calls of `my` are made from those of `wx`, of which it is not known which.
  const isAnything = uses === undefined || uses.calls === null || dialect === 'alipay'
  const used = new Set(uses?.calls ?? [])
  const needed = new Map<LogicPartName, boolean>()
  for (const name of logicParts) {
    if (isAnything || callsOfParts[name]?.split(' ').some((call) => used.has(call))) needed.set(name, false)
  }
  if (dialect === 'alipay') needed.set('my', true)
  else needed.delete('my')
  // A selector query is how a program comes to these.
  const isAsking = isAnything || used.has('createSelectorQuery')
  for (const element of uses?.elements ?? []) {
    const part = partOfElement[element]
    if (part !== undefined && isAsking) needed.set(part, true)
  }
  for (const name of [...needed.keys()]) {
    for (const other of needsOfParts[name] ?? []) if (!needed.has(other)) needed.set(other, false)
  }
  return needed
}
