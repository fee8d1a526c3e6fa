// `my`: Alipay's spelling of what `wx` does. A call that is spelled alike is the same; the others are written here.
import type { ApiContext } from '../define.ts'
import { type Args, isRecord, numberOf, stringOf } from '../wrap.ts'
import { absentCalls, silentListeners } from './absent.ts'
import { createChoosers } from './choosers.ts'
import { barColors, moreCalls } from './more.ts'
import { type MyCall, wrapMy } from './wrap.ts'

type Api = Record<string, unknown>

/** Calls that take and answer the same under both names. */
const alike =
  'navigateTo redirectTo reLaunch switchTab navigateBack showNavigationBarLoading hideNavigationBarLoading showTabBar ' +
  'hideTabBar setTabBarStyle setTabBarItem setTabBarBadge removeTabBarBadge showTabBarRedDot hideTabBarRedDot ' +
  'startPullDownRefresh stopPullDownRefresh pageScrollTo hideKeyboard setBackgroundColor setBackgroundTextStyle ' +
  'openLocation chooseLocation setKeepScreenOn getBatteryInfo loadFontFace showModal ' +
  'navigateToMiniProgram navigateBackMiniProgram exitMiniProgram getImageInfo sendSocketMessage ' +
  'closeSocket startAccelerometer stopAccelerometer startGyroscope stopGyroscope startCompass stopCompass ' +
  'startDeviceMotionListening stopDeviceMotionListening getStorageInfo clearStorage removeStorage setStorage chooseVideo ' +
  'showShareMenu hideShareMenu enableAlertBeforeUnload disableAlertBeforeUnload getAvailableAudioSources ' +
  'setVisualEffectOnCapture'

/** What is no asynchronous call: handed on as it is. */
const direct =
  'getMenuButtonBoundingClientRect nextTick getLaunchOptionsSync getEnterOptionsSync getAccountInfoSync getWindowInfo ' +
  'getDeviceBaseInfo getAppBaseInfo getSystemSetting getUpdateManager createSelectorQuery createIntersectionObserver ' +
  'createMediaQueryObserver createCanvasContext createOffscreenCanvas createAnimation createMapContext createVideoContext ' +
  'createInnerAudioContext getBackgroundAudioManager getRecorderManager getFileSystemManager arrayBufferToBase64 ' +
  'base64ToArrayBuffer clearStorageSync getStorageInfoSync getPerformance onAppShow offAppShow onAppHide offAppHide onError ' +
  'offError onUnhandledRejection offUnhandledRejection onPageNotFound offPageNotFound onWindowResize offWindowResize ' +
  'onNetworkStatusChange offNetworkStatusChange onAccelerometerChange offAccelerometerChange onGyroscopeChange ' +
  'offGyroscopeChange onCompassChange offCompassChange onDeviceMotionChange offDeviceMotionChange onKeyboardHeightChange ' +
  'offKeyboardHeightChange onMemoryWarning offMemoryWarning onUserCaptureScreen offUserCaptureScreen onSocketOpen ' +
  'onSocketMessage onSocketClose onSocketError reportAnalytics reportEvent connectSocket createWorker getExtConfigSync ' +
  'getAppAuthorizeSetting'

/** What antd-mini and others look for by name. */
const features = new Set(['component2', 'Component.object.props', 'lifecycle', 'plugin'])

/** Calls that stand and fall with one of WeChat's, of which the app may have no door. */
const sameDoor: Readonly<Record<string, string>> = {
  scan: 'scanCode',
  tradePay: 'requestPayment',
  getAddress: 'chooseAddress',
  getPhoneNumber: 'button.open-type.getPhoneNumber',
  getOpenUserInfo: 'getUserInfo',
  getAuthUserInfo: 'getUserInfo',
  getAuthCode: 'login',
  showSharePanel: 'shareAppMessage',
  setClipboard: 'setClipboardData',
  getClipboard: 'getClipboardData',
}

/** Alipay's base library whose behaviour is followed. */
const sdkVersion = '2.9.0'

/** @param own what is made otherwise than by `wx` */
export function createMy(wx: Api, context: ApiContext, own: Api = {}): Api {
  const ask = async (name: string, args: Args = {}): Promise<Args> => {
    const call = wx[name]
    if (typeof call !== 'function') throw new Error('not supported')
    const answered: unknown = await call(args)
    if (!isRecord(answered)) return {}
    const { errMsg: _, ...rest } = answered
    return rest
  }
  /** For calls whose answer comes only by callbacks, since they answer a task at once. */
  const askTask = (name: string, args: Args): { task: unknown; answer: Promise<Args> } => {
    const call = wx[name]
    if (typeof call !== 'function') throw new Error('not supported')
    let task: unknown
    const answer = new Promise<Args>((resolve, reject) => {
      task = call({ ...args, success: resolve, fail: reject })
    })
    return { task, answer }
  }
  /** Places of Alipay's are as maps of China have them. */
  const locate = () => ask('getLocation', { type: 'gcj02' })
  const choosers = createChoosers(context, locate)
  const view = async (name: string, args: unknown): Promise<undefined> => void (await context.askView(name, args))
  const calls: Record<string, MyCall> = {}
  for (const name of alike.split(' ')) calls[name] = (args) => ask(name, withoutCallbacks(args))
  for (const name of absentCalls) {
    calls[name] = async () => {
      throw new Error('not supported')
    }
  }

  Object.assign(calls, moreCalls(wx, context, ask), choosers.asynchronous, {
    getStorage: async (args) => ({ data: readKey(wx, args.key) }),
    showToast: (args) => {
      const icon =
        { success: 'success', fail: 'error', exception: 'error', loading: 'loading' }[stringOf(args.type)] ?? 'none'
      return view('showToast', {
        title: stringOf(args.content),
        icon,
        durationMs: numberOf(args.duration, 2000),
        mask: false,
      })
    },
    hideToast: () => view('hideToast', { noConflict: false }),
    showLoading: (args) => view('showLoading', { title: stringOf(args.content), mask: args.mask !== false }),
    hideLoading: () => view('hideLoading', { noConflict: false }),
    alert: async (args) => {
      await context.askView('showModal', {
        ...dialog(args.title, args.content),
        showCancel: false,
        confirmText: stringOf(args.buttonText),
        ...colors(args),
      })
      return {}
    },
    confirm: async (args) => {
      const answer = await context.askView('showModal', {
        ...dialog(args.title, args.content),
        showCancel: true,
        confirmText: stringOf(args.confirmButtonText),
        cancelText: stringOf(args.cancelButtonText),
        ...colors(args),
      })
      return { confirm: isRecord(answer) && answer.confirm === true }
    },
    prompt: async (args) => {
      const answer = await context.askView('showModal', {
        ...dialog(args.title, ''),
        ...(typeof args.message === 'string' && { message: args.message }),
        showCancel: true,
        editable: true,
        placeholderText: stringOf(args.placeholder),
        confirmText: stringOf(args.okButtonText),
        cancelText: stringOf(args.cancelButtonText),
        ...colors(args),
      })
      const ok = isRecord(answer) && answer.confirm === true
      return { ok, inputValue: ok && isRecord(answer) ? stringOf(answer.content) : '' }
    },
    showActionSheet: async (args) => {
      const title = stringOf(args.title)
      const index = await context.askView('showActionSheet', {
        items: Array.isArray(args.items) ? args.items.map((item) => stringOf(item)) : [],
        ...(title && { title }),
        ...(typeof args.cancelButtonText === 'string' && { cancelText: args.cancelButtonText }),
        ...(typeof args.destructiveBtnIndex === 'number' && { redIndex: args.destructiveBtnIndex }),
      })
      return { index: typeof index === 'number' ? index : -1, success: true }
    },
    setNavigationBar: (args) =>
      view('setNavigationBar', {
        ...(typeof args.title === 'string' && { title: args.title }),
        ...barColors(args),
      }),
    hideBackHome: () => view('setNavigationBar', { homeButton: false }),

    getSystemInfo: async () => systemInfo(context),
    getClipboard: async () => ({ text: (await ask('getClipboardData')).data }),
    setClipboard: async (args) => {
      await context.callHost('device.writeClipboard', { data: stringOf(args.text) })
      return { success: true }
    },
    vibrate: () => ask('vibrateLong').then(() => ({ success: true })),
    vibrateShort: () => ask('vibrateShort').then(() => ({ success: true })),
    vibrateLong: () => ask('vibrateLong').then(() => ({ success: true })),
    makePhoneCall: (args) => ask('makePhoneCall', { phoneNumber: args.number }),
    getNetworkType: async () => {
      const type = stringOf((await ask('getNetworkType')).networkType, 'unknown')
      return { networkAvailable: type !== 'none', networkType: type === 'none' ? 'NOTREACHABLE' : type.toUpperCase() }
    },
    scan: async (args) => {
      // `type` is the older way to say it.
      const kinds = Array.isArray(args.scanType) ? args.scanType.map(String) : oldScanKinds[stringOf(args.type)]
      const { result, scanType, rawData } = await ask('scanCode', {
        onlyFromCamera: args.hideAlbum === true || args.onlyFromCamera === true,
        scanType: kinds ?? ['qrCode', 'barCode'],
      })
      const isBar = kinds === undefined ? scanType !== 'QR_CODE' : !kinds.includes('qrCode')
      return { code: result, result, [isBar ? 'barCode' : 'qrCode']: result, scanType, rawData, imageChannel: 'camera' }
    },
    getLocation: async () => {
      const { latitude, longitude, accuracy, horizontalAccuracy } = await locate()
      return { latitude, longitude, accuracy, horizontalAccuracy }
    },
    getServerTime: async () => ({ time: Date.now() }),
    getRunScene: async () => ({ envVersion: context.snapshot.envVersion }),

    getAuthCode: async (args) => {
      const { code } = await ask('login')
      const scopes = Array.isArray(args.scopes) ? args.scopes.map(String) : [stringOf(args.scopes, 'auth_base')]
      return { authCode: code, authSuccessScopes: scopes, authErrorScopes: {} }
    },
    getOpenUserInfo: async () => {
      const { nickName, avatarUrl } = record(await context.callHost('member.profile', {}))
      return { response: JSON.stringify({ response: { code: '10000', msg: 'Success', nickName, avatar: avatarUrl } }) }
    },
    getAuthUserInfo: async () => {
      const { nickName, avatarUrl } = record(await context.callHost('member.profile', {}))
      return { nickName, avatar: avatarUrl }
    },
    tradePay: async (args) => {
      const order = stringOf(args.tradeNO) || stringOf(args.orderStr)
      try {
        const answer = await context.callHost('member.pay', { order: { package: `prepay_id=${order}` } })
        return { resultCode: '9000', ...record(answer) }
      } catch (error) {
        const said = isRecord(error) ? stringOf(error.errMsg) : ''
        // A payment that the member left is an answer, not an error.
        if (said.includes('cancel')) return { resultCode: '6001', memo: '' }
        throw error
      }
    },
    showSharePanel: () => ask('shareAppMessage'),
    setOptionMenu: async () => undefined,
    setCanPullDown: async () => undefined,

    chooseImage: async (args) => {
      const { tempFilePaths, tempFiles } = await ask('chooseImage', withoutCallbacks(args))
      return { apFilePaths: tempFilePaths, tempFilePaths, tempFiles }
    },
    previewImage: (args) => {
      const urls = Array.isArray(args.urls) ? args.urls.map(String) : []
      return ask('previewImage', { urls, current: urls[numberOf(args.current, 0)] })
    },
    saveImage: (args) => ask('saveImageToPhotosAlbum', { filePath: args.url }),
    saveImageToPhotosAlbum: (args) => ask('saveImageToPhotosAlbum', withoutCallbacks(args)),
    compressImage: async (args) => {
      const paths = Array.isArray(args.apFilePaths) ? args.apFilePaths : []
      const done = await Promise.all(paths.map((src) => ask('compressImage', { src })))
      return { apFilePaths: done.map(({ tempFilePath }) => tempFilePath) }
    },
    saveFile: async (args) => {
      const { savedFilePath } = await ask('saveFile', { tempFilePath: args.apFilePath })
      return { apFilePath: savedFilePath }
    },
    openDocument: (args) => ask('openDocument', withoutCallbacks(args)),
  } satisfies Record<string, MyCall>)

  const my: Api = {}
  for (const [name, call] of Object.entries(calls)) my[name] = wrapMy(call)
  for (const name of silentListeners) my[name] = () => undefined
  // Looked up when they are first asked for: what they stand in is run only then.
  for (const name of direct.split(' ')) if (name in wx) later(my, name, () => wx[name])
  later(my, 'env', () => ({ clientName: 'SAMPAN', clientEnv: context.snapshot.envVersion, ...record(wx.env) }))

  /** Answers its task at once; what is outside 2xx and 3xx is an error there. */
  const request = (given: unknown): unknown => {
    const args = isRecord(given) ? given : {}
    const isForm = args.dataType === 'arraybuffer' || args.dataType === 'base64'
    const { task, answer } = askTask('request', {
      url: args.url,
      data: args.data,
      method: args.method,
      header: args.headers ?? args.header,
      timeout: args.timeout ?? 30_000,
      ...(isForm ? { responseType: 'arraybuffer' } : { dataType: args.dataType ?? 'json' }),
    })
    const shaped = answer.then(({ data, statusCode, header }) => {
      const bytes = args.dataType === 'base64' ? callDirect(wx, 'arrayBufferToBase64', data) : data
      const result = { data: bytes, status: statusCode, statusCode, headers: header }
      if (numberOf(statusCode, 0) >= 400) throw { error: 19, errorMessage: 'http status error', ...result }
      return result
    })
    return finish(shaped, args, task)
  }
  const finish = (shaped: Promise<Args>, args: Args, task: unknown): unknown => {
    const answered: unknown = wrapMy(() => shaped)(args)
    // Both a promise and a task, as there.
    return isRecord(task) && answered instanceof Promise ? Object.assign(answered, task) : task
  }

  const chooseCity = wrapMy(choosers.chooseCity)
  Object.assign(my, {
    SDKVersion: sdkVersion,
    isIDE: false,
    ap: Object.fromEntries(ofAp.split(' ').map((name) => [name, my[name]])),
    ...choosers.direct,
    chooseCity: (given: unknown) => {
      const answered: unknown = chooseCity(given)
      const task = { ...choosers.direct, setLocatedCity: my.setLocatedCity }
      return Object.assign(answered instanceof Promise ? answered : {}, task)
    },
    request,
    httpRequest: request,
    uploadFile: (given: unknown) => {
      const args = isRecord(given) ? given : {}
      const { task, answer } = askTask('uploadFile', {
        url: args.url,
        filePath: args.filePath,
        name: args.fileName ?? args.name,
        header: args.header,
        formData: args.formData,
      })
      return finish(
        answer.then(({ data, statusCode, header }) => ({ data, statusCode, header })),
        args,
        task,
      )
    },
    downloadFile: (given: unknown) => {
      const args = isRecord(given) ? given : {}
      const { task, answer } = askTask('downloadFile', { url: args.url, header: args.header, filePath: args.filePath })
      const shaped = answer.then(({ tempFilePath, filePath }) => ({
        apFilePath: tempFilePath ?? filePath,
        tempFilePath,
      }))
      return finish(shaped, args, task)
    },
    getSystemInfoSync: () => systemInfo(context),
    getAppIdSync: () => ({ appId: context.manifest.appId }),
    getRunSceneSync: () => ({ envVersion: context.snapshot.envVersion }),
    setStorageSync: (given: unknown) => {
      const { key, data } = record(given)
      callDirect(wx, 'setStorageSync', key, data)
      return { success: true }
    },
    getStorageSync: (given: unknown) => ({ data: readKey(wx, record(given).key), success: true }),
    removeStorageSync: (given: unknown) => {
      callDirect(wx, 'removeStorageSync', record(given).key)
      return { success: true }
    },
    offSocketOpen: () => undefined,
    offSocketMessage: () => undefined,
    offSocketClose: () => undefined,
    offSocketError: () => undefined,
    ...own,
  })
  my.canIUse = (schema: unknown) => {
    if (typeof schema !== 'string') return false
    const [name = ''] = schema.split('.')
    if (features.has(schema)) return true
    if (Object.hasOwn(my, name)) {
      return !absentCalls.includes(name) && !context.snapshot.absent.includes(sameDoor[name] ?? name)
    }
    const inWx: unknown = Object.hasOwn(wx, name) ? false : callDirect(wx, 'canIUse', schema)
    return inWx === true
  }
  return my
}

/** Calls that have a second name. */
const ofAp =
  'getAddress getAuthCode getMainSelectedCity imgRisk imgRiskCallback navigateToAlipayPage nsf openURL updateAlipayClient'

const oldScanKinds: Readonly<Record<string, string[]>> = { qr: ['qrCode'], bar: ['barCode'] }

/** A member that is made when it is first looked at, and is a plain one from then on. */
function later(target: Api, name: string, make: () => unknown): void {
  const put = (value: unknown) =>
    void Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true })
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = make()
      put(value)
      return value
    },
    set: put,
  })
}

function callDirect(wx: Api, name: string, ...args: unknown[]): unknown {
  const call = wx[name]
  return typeof call === 'function' ? call(...args) : undefined
}

const record = (value: unknown): Args => (isRecord(value) ? value : {})

/** Callbacks belong to the outer call alone: what is inside answers a promise. */
const withoutCallbacks = ({ success: _, fail: __, complete: ___, ...args }: Args): Args => args

const dialog = (title: unknown, content: unknown) => ({
  title: stringOf(title),
  content: stringOf(content),
  editable: false,
})

const colors = ({ confirmColor, cancelColor }: Args) => ({
  ...(typeof confirmColor === 'string' && { confirmColor }),
  ...(typeof cancelColor === 'string' && { cancelColor }),
})

/** Null where there is none, which Alipay tells apart from an empty text. */
function readKey(wx: Api, key: unknown): unknown {
  const info: unknown = callDirect(wx, 'getStorageInfoSync')
  const keys = isRecord(info) && Array.isArray(info.keys) ? info.keys : []
  return keys.includes(key) ? callDirect(wx, 'getStorageSync', key) : null
}

function systemInfo({ snapshot }: ApiContext): Args {
  const { system } = snapshot
  return {
    ...system,
    safeArea: { ...system.safeArea },
    app: 'sampan',
    platform: system.platform === 'ios' ? 'iOS' : 'Android',
    system: system.system.replace(/^\D+/, ''),
    titleBarHeight: 44,
    currentBattery: '100%',
    fontSizeSetting: system.fontSizeSetting,
    language: system.language === 'zh_CN' ? 'zh-Hans' : system.language,
    performance: 'high',
  }
}
