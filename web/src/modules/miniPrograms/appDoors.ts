/** What of the app a program may ask for, once the host has judged the call. */
import type { MiniProgram, ProgramStage } from '@sampan/contract'
import { type AppDoors, CallRefusal, cancelled } from '@sampan/miniprogram/host'
import { ApiError } from '@sampan/sdk/errors.ts'
import type { AppLanguage } from '../../locales/language.ts'
import type { Sync } from '../../sync/index.ts'
import { programHref } from './address.ts'
import { type Arrival, backFromProgramScene, fromProgramScene } from './arrival.ts'
import { withClipboard } from './clipboard.ts'
import { serverDoors } from './serverDoors.ts'
import type { SheetDoors } from './useProgramSheets.tsx'

export interface AppDoorsOptions {
  sync: Sync
  program: MiniProgram
  stage: ProgramStage
  /** A member who answers for it. */
  contactId: string | null
  language: () => AppLanguage
  navigate(to: string): void
  /** Chooses chats and sends a card; false where the member thought better of it. */
  share(card: { title: string; path: string; picture: Promise<Blob | null> }): Promise<boolean>
  /** Asks before a number goes to the telephone. */
  confirmCall(number: string): Promise<boolean>
  /** Asks before another program opens. */
  confirmOpen(name: string): Promise<boolean>
  /** Of another program: what it is told when the app leads to it. */
  arrive(programId: string, arrival: Arrival, openerId: string | null): void
  /** Whoever led here. */
  openerId(): string | undefined
  /** The pay sheet, for an order of a stall. */
  payOrder(code: string): Promise<boolean>
  /** What opens over the program. */
  sheets: SheetDoors
  exit(): void
  restart(path: string | null): void
}

export function appDoors(options: AppDoorsOptions): AppDoors {
  const { sync, program, stage, contactId, navigate } = options
  const { id } = program
  return {
    ...serverDoors(id, stage),
    ...options.sheets,
    readClipboard: () => withClipboard((clipboard) => clipboard.readText()),
    writeClipboard: (data) => withClipboard((clipboard) => clipboard.writeText(data)),
    async callPhone(number) {
      if (!(await options.confirmCall(number))) throw cancelled()
      location.href = `tel:${number.replace(/[^\d+*#]/g, '')}`
    },
    login: async () => ({ code: await sync.actions.programLoginCode(id) }),
    checkSession: async () => true,
    async profile() {
      const self = await sync.queries.self()
      if (!self) throw new CallRefusal('not signed in')
      const { name, avatarFileId } = self.member
      const avatarUrl = avatarFileId === null ? '' : await asDataUrl(sync.fileUrl(avatarFileId, 'thumbnail'))
      return { nickName: name, avatarUrl, language: options.language() === 'zh' ? 'zh_CN' : options.language() }
    },
    async openSettings() {
      navigate(`/mini-programs/${id}/settings`)
    },
    async share(card) {
      if (!(await options.share(card))) throw cancelled()
    },
    async openProgram({ appId, path, extraData }) {
      const { program: other } = await sync.actions
        .describeProgram({ programId: null, appId })
        .catch((error: unknown): never => {
          throw error instanceof ApiError ? new CallRefusal(`invalid appid "${appId}"`) : error
        })
      if (!(await options.confirmOpen(other.name))) throw cancelled()
      const referrerInfo = { appId: program.appId, extraData }
      options.arrive(other.id, { scene: fromProgramScene, referrerInfo }, id)
      navigate(programHref({ programId: other.id, path }))
    },
    async backToProgram(extraData) {
      const openerId = options.openerId()
      if (openerId === undefined) throw new CallRefusal('no mini program to go back to')
      const referrerInfo = { appId: program.appId, extraData }
      options.arrive(openerId, { scene: backFromProgramScene, referrerInfo }, null)
      navigate(programHref({ programId: openerId }))
    },
    async pay(order) {
      const code = /^prepay_id=(.+)$/s.exec(order.package ?? '')?.[1]
      if (code === undefined) throw new CallRefusal('package should be "prepay_id=" and the code of an order')
      if (!(await options.payOrder(code))) throw cancelled()
      return {}
    },
    async webPage(address) {
      const page = `/mp/web/${id}?${new URLSearchParams({ stage, url: address })}`
      const answer = await fetch(page)
      if (!answer.ok) throw new CallRefusal(`web-view src ${new URL(address).host} is not in the business domain list`)
      return page
    },
    ...(contactId !== null && { openContact: () => openContact(options, contactId) }),
    exit: options.exit,
    restart: options.restart,
    async readCode(picture) {
      const { codeReader } = await import('../scan/codeReader.ts')
      return (await (await codeReader()).read(picture))?.text
    },
    async mapFacts() {
      const { tiles } = await sync.api.call('places.describeMap', {})
      return { hasTiles: tiles !== null, attribution: tiles?.attribution ?? '' }
    },
    async mapTile(z, x, y) {
      const answer = await fetch(`/tiles/${z}/${x}/${y}`)
      if (!answer.ok) throw new Error('no tile')
      return answer.blob()
    },
  }
}

/** To the chat with whoever answers for the program; to their card, where the two are not in contact yet. */
async function openContact({ sync, navigate }: AppDoorsOptions, contactId: string): Promise<void> {
  try {
    const conversation = await sync.actions.openDirect(contactId)
    navigate(`/chats/${conversation.id}`)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    navigate(`/contacts/${contactId}`)
  }
}

/** The frame has no way to the app's own files. */
async function asDataUrl(address: string): Promise<string> {
  const answer = await fetch(address)
  if (!answer.ok) return ''
  const blob = await answer.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
