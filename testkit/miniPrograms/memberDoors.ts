// In the browser: what an app gives to programs of a member who signs in and says yes to everything, from memory.

import type { AppDoors } from '@sampan/miniprogram/host'

let clipboard = ''

const face =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"%3E%3Cpath fill="%2379b" d="M0 0h40v40H0z"/%3E%3Ccircle cx="20" cy="16" r="8" fill="%23fff"/%3E%3Cpath fill="%23fff" d="M6 40a14 12 0 0 1 28 0z"/%3E%3C/svg%3E'

export const memberDoors: AppDoors = {
  async fetch({ url }) {
    const answered: unknown = await (await fetch(`/answers?url=${encodeURIComponent(url)}`)).json()
    if (typeof answered !== 'object' || answered === null || !('answer' in answered)) return { failure: 'unreachable' }
    const body = new Blob([JSON.stringify(answered.answer)]).stream()
    return { failure: null, statusCode: 200, headers: [['content-type', 'application/json']], cookies: [], body }
  },
  readClipboard: async () => clipboard,
  writeClipboard: async (data) => {
    clipboard = data
  },
  callPhone: async () => undefined,
  scan: async () => ({ text: 'https://example.org/', format: 'qr_code' }),
  choosePlace: async () => ({ name: 'Harbour', address: '1 Pier', latitude: 45.44, longitude: 12.33 }),
  openPlace: async () => undefined,
  login: async () => ({ code: 'code' }),
  checkSession: async () => true,
  profile: async () => ({ nickName: 'Mei', avatarUrl: face, language: 'zh_CN' }),
  phoneNumber: async () => ({ code: 'code' }),
  chooseAddress: async () => ({
    userName: '林美',
    postalCode: '510000',
    provinceName: '广东省',
    cityName: '广州市',
    countyName: '海珠区',
    detailInfo: '新港中路397号',
    nationalCode: '510105',
    telNumber: '020-81167888',
  }),
  openSettings: async () => undefined,
  subscribe: async (templateIds) => Object.fromEntries(templateIds.map((id) => [id, 'accept' as const])),
  pay: async () => ({}),
  share: async () => undefined,
  openProgram: async () => undefined,
}
