// Alipay's calls whose arguments or answers are shaped otherwise than WeChat's of the same kind.

import { isDarkColor } from '../../../../bundle/colors.ts'
import type { ApiContext } from '../define.ts'
import { type Args, isRecord, numberOf, stringOf } from '../wrap.ts'
import { failureOf } from './failure.ts'
import type { MyCall } from './wrap.ts'

type Ask = (name: string, args?: Args) => Promise<Args>

/** Alipay's names of what is granted, by WeChat's scopes. */
const scopes: Readonly<Record<string, string>> = {
  'scope.userInfo': 'userInfo',
  'scope.userLocation': 'location',
  'scope.camera': 'camera',
  'scope.record': 'audioRecord',
  'scope.writePhotosAlbum': 'writePhotosAlbum',
  'scope.phoneNumber': 'phoneNumber',
  'scope.address': 'aliaddress',
}

/** g; how hard a device is shaken when it counts. */
const shakeG = 1.8

/** @param ask a call of `wx` by its name, without `errMsg` */
export function moreCalls(wx: Record<string, unknown>, context: ApiContext, ask: Ask): Record<string, MyCall> {
  const settings = async (name: string): Promise<Args> => {
    const { authSetting } = await ask(name)
    const given = Object.entries(isRecord(authSetting) ? authSetting : {})
    return { authSetting: Object.fromEntries(given.map(([scope, is]) => [scopes[scope] ?? scope, is])) }
  }
  const listen = (name: string, listener: (detail: unknown) => void) => {
    const call = wx[name]
    if (typeof call === 'function') call(listener)
  }

  return {
    getSetting: () => settings('getSetting'),
    openSetting: () => settings('openSetting'),

    getAddress: async () => {
      try {
        const place = await ask('chooseAddress')
        return {
          resultStatus: '9000',
          result: {
            fullname: place.userName,
            mobilePhone: place.telNumber,
            country: '',
            prov: place.provinceName,
            city: place.cityName,
            area: place.countyName,
            street: place.streetName ?? '',
            address: place.detailInfoNew ?? place.detailInfo,
          },
        }
      } catch (error) {
        // Who leaves the list without an address has answered.
        if (failureOf(said(error)).error === 11) return { resultStatus: '6001', result: '' }
        throw error
      }
    },
    getPhoneNumber: async () => {
      const answer = await context.callHost('member.phoneNumber', {})
      const code = isRecord(answer) ? stringOf(answer.code) : ''
      // The number itself is told to the program's server alone, for the code.
      return { response: JSON.stringify({ response: code }), code }
    },
    requestSubscribeMessage: async (args) => {
      const ids = Array.isArray(args.entityIds) ? args.entityIds.map(String) : []
      if (ids.length === 0) throw new Error('fail parameter error: entityIds should have at least one item')
      const answers = await ask('requestSubscribeMessage', { tmplIds: ids })
      const accepted = ids.filter((id) => answers[id] === 'accept')
      return {
        behavior: accepted.length > 0 ? 'subscribe' : 'cancel',
        show: true,
        keep: false,
        refuse: false,
        result: {
          subscribeEntityIds: accepted,
          subscribedEntityIds: accepted,
          unsubscribedEntityIds: ids.filter((id) => !accepted.includes(id)),
          currentSubscribedEntityIds: accepted,
        },
      }
    },

    getFileInfo: (args) =>
      ask('getFileInfo', { filePath: args.apFilePath ?? args.filePath, digestAlgorithm: args.digestAlgorithm }),
    getSavedFileInfo: (args) => ask('getSavedFileInfo', { filePath: args.apFilePath ?? args.filePath }),
    getSavedFileList: async () => {
      const { fileList } = await ask('getSavedFileList')
      const files = (Array.isArray(fileList) ? fileList : []).filter(isRecord)
      return { fileList: files.map(({ filePath, ...file }) => ({ ...file, apFilePath: filePath })) }
    },
    removeSavedFile: (args) => ask('removeSavedFile', { filePath: args.apFilePath ?? args.filePath }),
    getVideoInfo: (args) => ask('getVideoInfo', { src: args.src }),
    saveVideoToPhotosAlbum: (args) => ask('saveVideoToPhotosAlbum', { filePath: args.filePath }),
    canvasToTempFilePath: async (args) => {
      const { success: _, fail: __, complete: ___, ...rest } = args
      const { tempFilePath } = await ask('canvasToTempFilePath', rest)
      return { apFilePath: tempFilePath, tempFilePath }
    },

    setNavigationBarTitle: async (args) => {
      await context.askView('setNavigationBar', { title: stringOf(args.title) })
      return undefined
    },
    setNavigationBarColor: async (args) => {
      await context.askView('setNavigationBar', barColors(args))
      return undefined
    },
    showAuthGuide: async () => ({ shown: false }),
    watchShake: (args) => {
      const asked = ['Accelerometer', 'Compass', 'Gyroscope'].filter((kind) => args[`monitor${kind}`] === true)
      if (asked.length > 0) {
        return Promise.all(asked.map((kind) => ask(`start${kind}`))).then(() => ({ success: true }))
      }
      return new Promise((resolve) => {
        const look = (detail: unknown) => {
          const { x, y, z } = isRecord(detail) ? detail : {}
          if (Math.hypot(numberOf(x, 0), numberOf(y, 0), numberOf(z, 0)) < shakeG) return
          listen('offAccelerometerChange', look)
          resolve({ success: true })
        }
        listen('onAccelerometerChange', look)
      })
    },
  }
}

/** Words on a bar are as can be read on it, where the program does not say how. */
export function barColors({ backgroundColor, frontColor }: Args): Args {
  if (typeof backgroundColor !== 'string') return typeof frontColor === 'string' ? { frontColor } : {}
  if (typeof frontColor === 'string') return { backgroundColor, frontColor }
  const isDark = isDarkColor(backgroundColor)
  return { backgroundColor, ...(isDark !== null && { frontColor: isDark ? '#ffffff' : '#000000' }) }
}

function said(error: unknown): string {
  if (isRecord(error) && typeof error.errMsg === 'string') return error.errMsg
  return error instanceof Error ? error.message : String(error)
}
