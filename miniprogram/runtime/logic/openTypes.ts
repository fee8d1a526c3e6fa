// What a button asks for by its `open-type`: done by the calls of that kind, so that consent and words are the same.

type Result = Record<string, unknown>

export interface OpenTypeDoors {
  /** A call of `wx` by its name, answering as without callbacks. */
  call(name: string, args: Result): Promise<Result>
  callHost(name: string, args: unknown): Promise<unknown>
}

/** The detail of the event that the button tells; rejects with `{ errMsg }`. */
export async function openTypeDetail(kind: string, args: Result, doors: OpenTypeDoors): Promise<Result> {
  switch (kind) {
    case 'contact':
      await doors.call('openCustomerServiceChat', args)
      return { errMsg: 'enterContact:ok', path: '', query: {} }
    case 'feedback':
      await doors.call('openCustomerServiceChat', {})
      return { errMsg: 'feedback:ok' }
    case 'getPhoneNumber': {
      const answer = await doors.callHost('member.phoneNumber', {}).catch((reason: unknown) => {
        throw { errMsg: `getPhoneNumber:${failure(reason)}` }
      })
      // The number itself is told to the program's server alone, for the code.
      return { errMsg: 'getPhoneNumber:ok', encryptedData: '', iv: '', ...fields(answer) }
    }
    case 'chooseAvatar': {
      const { tempFilePaths } = await doors.call('chooseImage', { count: 1, sizeType: ['compressed'] })
      return { avatarUrl: Array.isArray(tempFilePaths) ? tempFilePaths[0] : '' }
    }
    case 'getUserInfo':
    case 'openSetting':
      return doors.call(kind, args)
    default:
      throw { errMsg: `${kind}:fail not supported` }
  }
}

function fields(value: unknown): Result {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** 'fail auth deny' of what the host said. */
function failure(reason: unknown): string {
  const { errMsg } = fields(reason)
  const said = typeof errMsg === 'string' ? errMsg.replace(/^[\w.]+:/, '') : ''
  return said.startsWith('fail') ? said : `fail ${said}`.trim()
}
