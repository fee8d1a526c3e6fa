// What the app gives to the handlers of host calls. The app implements it; a door that it leaves out answers 'fail not
// supported'. Whatever ends without an answer because the member closed it rejects with `cancelled()`.
import type { Permission } from '../bridge/index.ts'
import type { BundleManifest } from '../bundle/index.ts'
import type { StartFile } from '../runtime/logic/api/define.ts'

export interface PermissionDoor {
  state(permission: Permission): 'granted' | 'denied' | 'unasked'
  /** Asks the member in plain words and keeps what they said. False where they said no. */
  ask(permission: Permission): Promise<boolean>
}

export interface ProgramStorage {
  /** JSON text by key. */
  load(): Promise<Map<string, string>>
  set(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
  clear(): Promise<void>
}

/** Files of a program: temporary ones live as long as it is open. Paths as `wx.*` shows them, such as 'wxfile://…'. */
export interface ProgramFiles {
  /** Rejects with a refusal ('file not found') where there is none. */
  read(path: string): Promise<Blob>
  /** Keeps it for as long as the program is open; answers its path. */
  addTemporary(content: Blob, name: string): Promise<string>
  /** Writes into the program's own folder ('wxfile://usr/…'). */
  write(path: string, content: Blob): Promise<void>
  /** Keeps what the Worker wrote: within the user's folder, among what was saved, or until the program ends. */
  put(path: string, content: Blob): Promise<void>
  remove(path: string): Promise<void>
  /** What the Worker knows from the start. */
  kept(): Promise<StartFile[]>
}

export type DomainKind = 'request' | 'upload' | 'download' | 'socket'

export interface OutgoingRequest {
  kind: 'request' | 'upload' | 'download'
  url: string
  method: string
  headers: [name: string, value: string][]
  body: Blob | ArrayBuffer | null
  timeoutMs: number
}

export type FetchFailure = 'badUrl' | 'domain' | 'timeout' | 'unreachable' | 'tooLarge' | 'busy' | 'badAnswer'

export type FetchAnswer =
  | { failure: FetchFailure }
  | {
      failure: null
      statusCode: number
      headers: [name: string, value: string][]
      cookies: string[]
      body: ReadableStream<Uint8Array<ArrayBuffer>>
    }

/** Kinds of codes, as the Barcode Detection API names them. */
export type CodeFormat =
  | 'qr_code'
  | 'data_matrix'
  | 'pdf417'
  | 'code_128'
  | 'code_39'
  | 'code_93'
  | 'codabar'
  | 'ean_13'
  | 'ean_8'
  | 'itf'
  | 'upc_a'
  | 'upc_e'

export interface ChosenPlace {
  name: string
  address: string
  latitude: number
  longitude: number
}

export interface MemberProfile {
  nickName: string
  avatarUrl: string
  /** As WeChat spells it, such as 'zh_CN'. */
  language: string
}

export interface ChosenAddress {
  userName: string
  postalCode: string
  provinceName: string
  cityName: string
  countyName: string
  detailInfo: string
  nationalCode: string
  telNumber: string
}

/** What the app is asked for. Each may be absent. */
export interface AppDoors {
  /** The server's guarded fetcher. Rejects only when the app's own server cannot be reached, or on abort. */
  fetch?: (request: OutgoingRequest, signal: AbortSignal) => Promise<FetchAnswer>
  /** A socket through the server's relay. */
  openSocket?: (url: string, protocols: string[]) => WebSocket
  readClipboard?: () => Promise<string>
  writeClipboard?: (data: string) => Promise<void>
  /** Hands a number to the device's telephone, after the member said yes. */
  callPhone?: (phoneNumber: string) => Promise<void>
  /** The app's scanner, for codes of these kinds. */
  scan?: (onlyFromCamera: boolean, formats: CodeFormat[]) => Promise<{ text: string; format: CodeFormat }>
  /** Degrees on the earth as it is (WGS 84), here and below. */
  choosePlace?: (around: { latitude: number; longitude: number } | null) => Promise<ChosenPlace>
  /** Answers once it was closed. */
  openPlace?: (place: ChosenPlace & { scale: number }) => Promise<void>
  login?: () => Promise<{ code: string }>
  checkSession?: () => Promise<boolean>
  profile?: () => Promise<MemberProfile>
  /** `code` is what the program's own server exchanges for the number. */
  phoneNumber?: () => Promise<{ code: string }>
  chooseAddress?: () => Promise<ChosenAddress>
  openSettings?: () => Promise<void>
  subscribe?: (templateIds: string[]) => Promise<Record<string, 'accept' | 'reject'>>
  pay?: (order: Record<string, string>) => Promise<Record<string, unknown>>
  share?: (card: { title: string; path: string; picture: Promise<Blob | null> }) => Promise<void>
  setShareMenu?: (shown: boolean) => void
  openProgram?: (target: {
    appId: string
    path: string
    extraData: Record<string, unknown>
    envVersion: string
  }) => Promise<void>
  /** Back to the program that opened this one. */
  backToProgram?: (extraData: Record<string, unknown>) => Promise<void>
  /**
   * The address of a document of the app that shows this page of the web and is told by `webPage` messages what it says.
   * Refuses where the program may not show it.
   */
  webPage?: (address: string) => Promise<string>
  exit?: () => void
  /** Starts the program anew, with the newest bundle. */
  restart?: (path: string | null) => void
  openContact?: () => Promise<void>
  /** Whether there are pictures of maps, and whom to thank for them. */
  mapFacts?: () => Promise<{ hasTiles: boolean; attribution: string }>
  /** A square of 256 pixels a side, from the app's own server. */
  mapTile?: (z: number, x: number, y: number) => Promise<Blob>
  /** Reads a code off a picture. */
  readCode?: (picture: ImageData) => Promise<string | undefined>
}

/** What handlers are made from: one program that is open. */
export interface HostProgram {
  manifest: BundleManifest
  permissions: PermissionDoor
  storage: ProgramStorage
  files: ProgramFiles
  doors: AppDoors
  /** Where a player finds sound and film of the web, piece after piece; without it they are fetched whole. */
  mediaAddress?: (url: string) => string
  /** A file of the bundle; rejects where there is none. */
  readBundleFile(path: string): Promise<Blob>
  /** Lies over the frame, of its size: what handlers draw there is the app's, and no program can reach it. */
  layer: HTMLElement
  /** Host names (with or without port) by kind; null where a maker's preview may reach any. The server decides again. */
  domains: Record<DomainKind, readonly string[]> | null
  /** Tells the Worker; heard by `context.onHost`. */
  tell(event: string, detail: unknown, transfer?: Transferable[]): void
  /** While the program sleeps, nothing listens or looks for it. */
  isAsleep?(): boolean
  /** Called whenever it goes to sleep. */
  whenAsleep?(listener: () => void): void
  /** Aborted when the program is closed. */
  signal: AbortSignal
}
