// Calls of Alipay's that no web app can answer, or that lead to services of its own: they fail in words rather than stop the
// program, and `canIUse` says false of them.

const failing =
  // Radio, and what else of the device a browser keeps for itself.
  'openBluetoothAdapter closeBluetoothAdapter startBluetoothDevicesDiscovery stopBluetoothDevicesDiscovery ' +
  'getBluetoothDevices getConnectedBluetoothDevices getBluetoothAdapterState getBluetoothPairs makeBluetoothPair ' +
  'cancelBluetoothPair connectBLEDevice disconnectBLEDevice getBLEDeviceServices getBLEDeviceCharacteristics ' +
  'getBLEDeviceRSSI getBLEDeviceStatus getBLEMTU setBLEMTU readBLECharacteristicValue writeBLECharacteristicValue ' +
  'notifyBLECharacteristicValueChange showBLEPermissionGuide startBeaconDiscovery stopBeaconDiscovery getBeacons ' +
  'startWifi stopWifi connectWifi getWifiList setWifiList getConnectedWifi registerSSID unregisterSSID ' +
  'getLocalIPAddress getScreenBrightness setScreenBrightness addPhoneContact choosePhoneContact ' +
  'choosePhoneFromContact sendSMS checkIsSupportIfaaAuthentication checkIsIfaaEnrolledInDevice ' +
  'startIfaaAuthentication getRunData isScreenReaderEnabled ' +
  // Its own services.
  'chooseContact chooseAlipayContact calculateRoute checkBeforeAddOrder generateImageFromCode getBackgroundFetchData ' +
  'getMainSelectedCity getMapInfo imgRisk imgRiskCallback navigateToAlipayPage navigateToFinance nsf openAlipayApp ' +
  'openCardList openKBVoucherDetail openMerchantCardList openMerchantTicketList openMerchantVoucherList openOtherApp ' +
  'openTicketDetail openTicketList openURL openVoucherDetail openVoucherList paySignCenter prepareUseCertificate ' +
  'preventCheat rsa startAPVerify startZMVerify textRiskIdentification unsubscribeMessage updateAlipayClient ' +
  'addCardAuth detectFileType'

const silent =
  'BLECharacteristicValueChange BLEConnectionStateChanged BeaconServiceChange BeaconUpdate ' +
  'BluetoothAdapterStateChange BluetoothDeviceFound GetWifiList WifiConnected AudioInterruptionBegin ' +
  'AudioInterruptionEnd ComponentError'

export const absentCalls: readonly string[] = failing.split(' ')

/** What is listened to and never told. */
export const silentListeners: readonly string[] = silent.split(' ').flatMap((name) => [`on${name}`, `off${name}`])
