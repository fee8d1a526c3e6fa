// What a program may know of the device, the app and itself.
import type { ApiFamilyMaker, SystemInfo } from './define.ts'
import { listenerPairs } from './listeners.ts'

export const systemFamily: ApiFamilyMaker = (context) => {
  const { manifest, snapshot } = context
  const pick = <Name extends keyof SystemInfo>(...names: Name[]): Pick<SystemInfo, Name> => {
    // Filled in the next line.
    const found = {} as Pick<SystemInfo, Name>
    for (const name of names) found[name] = snapshot.system[name]
    return found
  }
  const getDeviceInfo = () => ({
    ...pick('brand', 'model', 'system', 'platform'),
    abi: '',
    deviceAbi: '',
    benchmarkLevel: -2,
    cpuType: '',
    memorySize: 0,
  })
  const getWindowInfo = () => {
    const { safeArea, windowHeight, screenHeight } = snapshot.system
    return {
      ...pick('pixelRatio', 'screenWidth', 'screenHeight', 'windowWidth', 'windowHeight', 'statusBarHeight'),
      safeArea: { ...safeArea },
      screenTop: screenHeight - windowHeight,
    }
  }
  const getAppBaseInfo = () => ({
    ...pick('SDKVersion', 'language', 'version', 'theme', 'fontSizeSetting'),
    enableDebug: false,
    host: { appId: '', env: 'SAMPAN' },
    fontSizeScaleFactor: snapshot.system.fontSizeSetting / 16,
  })
  const getSystemSetting = () => ({
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: snapshot.system.screenWidth > snapshot.system.screenHeight ? 'landscape' : 'portrait',
  })
  const getAppAuthorizeSetting = () => ({
    albumAuthorized: 'authorized',
    bluetoothAuthorized: 'denied',
    cameraAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    locationReducedAccuracy: false,
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'not determined',
    phoneCalendarAuthorized: 'denied',
  })
  const getSystemInfoSync = () => ({
    ...getDeviceInfo(),
    ...getWindowInfo(),
    ...getAppBaseInfo(),
    ...getSystemSetting(),
    albumAuthorized: true,
    cameraAuthorized: true,
    locationAuthorized: true,
    microphoneAuthorized: true,
    notificationAuthorized: false,
    errMsg: 'getSystemInfo:ok',
  })
  const copy = <Value>(value: Value): Value => structuredClone(value)
  let entered = snapshot.launch
  context.onHost('appShow', (detail) => {
    entered = { ...entered, ...(typeof detail === 'object' ? detail : null) }
  })
  const accountInfo = {
    miniProgram: {
      appId: manifest.appId,
      envVersion: snapshot.envVersion,
      version: snapshot.envVersion === 'release' ? (manifest.versionName ?? '') : '',
    },
  }
  const extConfig = () => {
    const { ext } = manifest
    return typeof ext === 'object' && ext !== null && 'ext' in ext ? copy(ext.ext) : {}
  }

  return {
    asynchronous: {
      getSystemInfo: async () => getSystemInfoSync(),
      getSystemInfoAsync: async () => getSystemInfoSync(),
      getExtConfig: async () => ({ extConfig: extConfig() }),
      getBatteryInfo: async () => {
        const battery = await context.callHost('device.battery', {})
        return typeof battery === 'object' && battery !== null ? { ...battery } : undefined
      },
      getSkylineInfo: async () => ({ isSupported: false, version: '', reason: 'client not supported' }),
    },
    direct: {
      getSystemInfoSync,
      getDeviceInfo,
      getWindowInfo,
      getAppBaseInfo,
      getSystemSetting,
      getAppAuthorizeSetting,
      getAccountInfoSync: () => copy(accountInfo),
      getLaunchOptionsSync: () => copy(snapshot.launch),
      getEnterOptionsSync: () => copy(entered),
      getExtConfigSync: extConfig,
      getExptInfoSync: () => ({}),
      getSkylineInfoSync: () => ({ isSupported: false, version: '', reason: 'client not supported' }),
      getRendererUserAgent: () => Promise.resolve(navigator.userAgent),
      getApiCategory: () => 'default',
      ...listenerPairs(context, [
        'AppShow',
        'AppHide',
        'Error',
        'UnhandledRejection',
        'PageNotFound',
        'LazyLoadError',
        'AudioInterruptionBegin',
        'AudioInterruptionEnd',
        'ThemeChange',
        'WindowResize',
        'KeyboardHeightChange',
        'MemoryWarning',
        'UserCaptureScreen',
        'BatteryInfoChange',
        'ApiCategoryChange',
      ]),
    },
  }
}
