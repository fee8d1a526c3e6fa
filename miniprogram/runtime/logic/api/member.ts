// Who uses the program, what was granted, and the app around it: sharing, paying, other programs.
import type { ApiFamilyMaker } from './define.ts'
import { type Args, CallFailure, demand, isRecord, type Result, stringOf } from './wrap.ts'

export const memberFamily: ApiFamilyMaker = (context) => {
  const host = async (name: string, args: Args = {}): Promise<Args> => {
    const answer = await context.callHost(name, args)
    return isRecord(answer) ? { ...answer } : {}
  }
  const quiet = async (): Promise<Result> => undefined

  /** Genders and places are no longer told by anyone; encrypted copies are what a server asks for by its code. */
  const profile = async (lang: unknown) => {
    const { nickName, avatarUrl, language } = await host('member.profile')
    const userInfo = {
      nickName,
      avatarUrl,
      gender: 0,
      country: '',
      province: '',
      city: '',
      language: typeof lang === 'string' ? lang : language,
    }
    return { userInfo, rawData: JSON.stringify(userInfo), signature: '', encryptedData: '', iv: '', cloudID: '' }
  }
  const settings = async () => ({ authSetting: await host('member.settings') })
  const programArgs = (args: Args) => ({
    extraData: isRecord(args.extraData) ? JSON.parse(JSON.stringify(args.extraData)) : {},
  })

  return {
    asynchronous: {
      login: () => host('member.login'),
      checkSession: async () => {
        const { isValid } = await host('member.checkSession')
        if (isValid !== true) throw new CallFailure('session time out')
        return undefined
      },
      getUserProfile: async (args) => {
        demand(args, { desc: 'String' })
        if (args.desc === '') throw new CallFailure('desc length does not meet the requirements')
        return profile(args.lang)
      },
      getUserInfo: (args) => profile(args.lang),
      chooseAddress: () => host('member.chooseAddress'),
      authorize: async (args) => {
        demand(args, { scope: 'String' })
        await host('member.authorize', { scope: args.scope })
        return undefined
      },
      getSetting: async (args) => ({
        ...(await settings()),
        ...(args.withSubscriptions === true && { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      }),
      openSetting: async () => {
        await host('member.openSettings')
        return settings()
      },
      getPrivacySetting: async () => ({ needAuthorization: false, privacyContractName: '' }),
      requirePrivacyAuthorize: quiet,
      requestSubscribeMessage: async (args) => {
        demand(args, { tmplIds: 'Array' })
        const templateIds = Array.isArray(args.tmplIds) ? args.tmplIds.map(String) : []
        if (templateIds.length === 0) throw new CallFailure("TmplIds can't be empty", { errCode: 10001 })
        return host('member.subscribe', { templateIds })
      },
      requestPayment: (args) => {
        const order: Record<string, string> = {}
        for (const [name, value] of Object.entries(args)) {
          if (typeof value === 'string' || typeof value === 'number') order[name] = String(value)
        }
        return host('member.pay', { order })
      },

      showShareMenu: async () => void (await host('app.setShareMenu', { shown: true })),
      hideShareMenu: async () => void (await host('app.setShareMenu', { shown: false })),
      updateShareMenu: quiet,
      shareAppMessage: async (args) =>
        void (await host('app.share', {
          title: stringOf(args.title, context.manifest.name),
          path: stringOf(args.path, context.manifest.app.entryPage),
          imageUrl: typeof args.imageUrl === 'string' ? args.imageUrl : null,
          withShareTicket: false,
        })),

      navigateToMiniProgram: async (args) => {
        demand(args, { appId: 'String' })
        await host('app.openProgram', {
          appId: args.appId,
          path: stringOf(args.path),
          envVersion: stringOf(args.envVersion, 'release'),
          ...programArgs(args),
        })
        return undefined
      },
      navigateBackMiniProgram: async (args) => void (await host('app.backToProgram', programArgs(args))),
      exitMiniProgram: async () => void (await host('app.exit')),
      restartMiniProgram: async (args) =>
        void (await host('app.restart', { path: typeof args.path === 'string' ? args.path : null })),
      openCustomerServiceChat: async () => void (await host('app.openContact')),
      checkIsAddedToMyMiniProgram: async () => ({ added: false }),
    },
    direct: { canIUseGetUserProfile: true },
  }
}
