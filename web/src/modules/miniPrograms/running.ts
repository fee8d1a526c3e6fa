/** The programs that are open, one of them shown: loaded, kept alive, put to sleep, ended. Knows no React. */
import type { MiniProgram, ProgramPermission, ProgramScope, ProgramStage } from '@sampan/contract'
import type { BundleManifest, Problem } from '@sampan/miniprogram/bundle'
import type { Inspector } from '@sampan/miniprogram/devtools'
import {
  type AppDoors,
  createFrameSupply,
  createProgramFiles,
  type EndReason,
  type FrameSupply,
  fileOwner,
  indexedFiles,
  openProgram,
  openProgramStorage,
  type ProgramError,
  type ProgramHandle,
} from '@sampan/miniprogram/host'
import { ApiError } from '@sampan/sdk/errors.ts'
import { v7 as newId } from 'uuid'
import type { Sync } from '../../sync/index.ts'
import { type ProgramAddress, splitPath } from './address.ts'
import { type Arrival, arrivalOf, wakingOf } from './arrival.ts'
import { createRestarts } from './restarts.ts'
import { type Surroundings, systemOf, viewLookOf } from './surroundings.ts'

/** `renewed`: the server holds no more what it runs in. `restarts`: it began anew again and again. */
export type Trouble = EndReason | 'notFound' | 'offline' | 'renewed' | 'restarts'

export interface Running {
  readonly id: string
  readonly preview: boolean
  /** Null until the server has said what it is. */
  readonly program: MiniProgram | null
  readonly stage: ProgramStage
  readonly hash: string
  readonly state: 'loading' | 'running' | 'ended'
  readonly trouble: { reason: Trouble; error: ProgramError | null } | null
  /** Its older self is seen until it is drawn. */
  readonly inReload: boolean
  /** What keeps its maker's preview from being a program; null for one that is. */
  readonly problems: readonly Problem[] | null
  /** What its maker's panel knows of it; null for all but previews. */
  readonly inspector: Inspector | null
  readonly permissions: readonly ProgramPermission[]
  /** What the bar under the capsule is made for. */
  readonly front: 'black' | 'white'
  readonly handle: ProgramHandle | null
  /** What it wants to be allowed: the member is asked. */
  readonly asked: {
    scope: ProgramScope
    reason: string | null
    answer(granted: boolean): void
    /** It was closed before anybody answered: nothing is kept. */
    close(): void
  } | null
}

export interface Programs {
  get(): readonly Running[]
  subscribe(listener: () => void): () => void
  /** Opens, or wakes; everything else sleeps. */
  show(address: ProgramAddress): void
  hideAll(): void
  /** Ends it and opens it anew. */
  restart(id: string, path?: string): void
  /** The same on the program's own word: one that does nothing else is stopped. */
  restartItself(id: string, path: string): void
  /** Opens what its maker has made of it, at the page where it is; until that is drawn it stays as it is. */
  reload(id: string): void
  close(id: string): void
  closeAll(): void
  /** Before the app leads to a program from another one: what it is told of that, once. */
  arrive(id: string, arrival: Arrival, openerId: string | null): void
  /** The program that led to this one. */
  openerOf(id: string): Running | undefined
  setPermissions(id: string, permissions: readonly ProgramPermission[]): void
  /** Another size, theme or tongue. */
  refresh(): void
}

export interface ProgramsOptions {
  /** Where frames stand; they are never moved out of it. */
  layer: HTMLElement
  sync: Sync
  memberId: string
  surroundings(): Surroundings
  /** The app's own doors for a program. */
  doorsOf(running: { id: string; program: MiniProgram; stage: ProgramStage; contactId: string | null }): AppDoors
  /** The program left its first page by a way back. */
  onExit(id: string): void
}

const KEPT_MAX = 5

export function createPrograms(options: ProgramsOptions): Programs {
  const { layer, sync, memberId } = options
  let programs: readonly Running[] = []
  /** In the order in which they were last shown: the oldest goes first. */
  let lastShown: string[] = []
  let frames: { url: string; supply: FrameSupply } | null = null
  /** Where pictures, sound and film of each come from: part of how it looks. */
  const pathsOf = new Map<string, Parameters<typeof viewLookOf>[1]>()
  const restarts = createRestarts(() => performance.now())
  const arrivals = new Map<string, Arrival>()
  const openers = new Map<string, string>()
  /** The page on top of each, with its query. */
  const placeOf = new Map<string, string>()
  /** What is still seen while its newer self is made. */
  const replaced = new Map<string, ProgramHandle>()
  /** Counts openings: one that was overtaken by a later one ends. */
  const turns = new Map<string, number>()
  const listeners = new Set<() => void>()
  /** The last question of each program. */
  const questions = new Map<string, Promise<boolean>>()

  const set = (next: readonly Running[]): void => {
    programs = next
    for (const listener of listeners) listener()
  }
  const find = (id: string) => programs.find((each) => each.id === id)
  const change = (id: string, to: Partial<Running>): void =>
    set(programs.map((each) => (each.id === id ? { ...each, ...to } : each)))

  function framesAt(url: string): FrameSupply {
    if (frames?.url !== url) {
      frames?.supply.clear()
      frames = { url, supply: createFrameSupply(layer, url) }
    }
    return frames.supply
  }

  async function open(address: ProgramAddress, arrival = arrivalOf(address)): Promise<void> {
    const { programId: id, preview, path } = address
    const begun = find(id)
    const turn = (turns.get(id) ?? 0) + 1
    turns.set(id, turn)
    const isCurrent = () => find(id) !== undefined && turns.get(id) === turn
    try {
      const opened = await sync.actions.openProgram({ programId: id, preview })
      const { program, stage, hash, permissions, contactId } = opened
      // Closed while it was asked for, or begun anew.
      if (!isCurrent()) return
      change(id, { program, stage, hash, permissions })
      const base = `/mp/files/${id}/${hash}`
      // The frame is made while the manifest is fetched.
      framesAt(opened.frameUrl).prepare()
      const manifest = JSON.parse(await (await fetchBlob(`${base}/manifest.json`)).text()) as BundleManifest
      if (!isCurrent()) return
      if (manifest.problems) {
        showReplaced(id, null)
        return change(id, { state: 'ended', problems: manifest.problems })
      }
      const inspector = stage === 'preview' ? await makeInspector() : null
      change(id, { inspector })
      const surroundings = options.surroundings()
      const picturesPath = new URL(opened.picturesPath, location.href).href
      const mediaPath = new URL(opened.mediaPath, location.href).href
      pathsOf.set(id, { picturesPath, mediaPath })
      const handle = await openProgram({
        frames: framesAt(opened.frameUrl),
        manifest,
        readBundleFile: async (file) =>
          typed(await fetchBlob(`${base}/${file.split('/').map(encodeURIComponent).join('/')}`), manifest, file),
        // From the app's own host, also where frames come from another one: the app may ask no other.
        loadChunk: async (name) => {
          const own = new URL(opened.frameUrl, location.href).pathname
          const blob = await fetchHeld(own.replace(/frame\.html$/, `chunks/${name}.js`))
          if (blob !== null) return blob
          // Nothing of another build may take its place.
          if (isCurrent()) stop(id, 'renewed')
          throw new Error(`${name} is of a build that is gone`)
        },
        mediaAddress: (url) => `${mediaPath}?${new URLSearchParams({ url })}`,
        loadMedia: async (url, kind) => loadMedia(options.doorsOf({ id, program, stage, contactId }), url, kind),
        openFiles: async (tell) => {
          const files = createProgramFiles({
            kept: indexedFiles(fileOwner(memberId, id)),
            onAdded: (file) => tell('fileAdded', file),
            nowMs: () => Date.now(),
            makeId: newId,
          })
          return { files, start: await files.kept() }
        },
        permissions: {
          state(scope) {
            const answered = find(id)?.permissions.find((each) => each.scope === scope)
            return answered === undefined ? 'unasked' : answered.granted ? 'granted' : 'denied'
          },
          ask: (scope) => askMember(id, scope, manifest.app.permission[scope]?.desc ?? null),
        },
        storage: openProgramStorage(memberId, id),
        doors: options.doorsOf({ id, program, stage, contactId }),
        domains: opened.domains && {
          request: opened.domains,
          upload: opened.domains,
          download: opened.domains,
          socket: opened.domains,
        },
        launch: {
          ...splitPath(replaced.has(id) ? knownPath(path, manifest) : path),
          ...arrival,
          shareTicket: null,
        },
        system: systemOf(surroundings),
        envVersion: stage === 'preview' ? 'develop' : 'release',
        settings: Object.fromEntries(permissions.map(({ scope, granted }) => [scope, granted])),
        look: viewLookOf(surroundings, { picturesPath, mediaPath }),
        loadSourceMap: stage === 'preview' ? async (file) => (await fetchBlob(`${base}/${file}.map`)).text() : null,
        ...(inspector && { inspector }),
        on: {
          launched() {
            if (!isCurrent()) return
            showReplaced(id, null)
            if (find(id)?.state === 'loading') change(id, { state: 'running' })
          },
          page: ({ route, query }) => {
            const asked = new URLSearchParams(query).toString()
            placeOf.set(id, asked === '' ? route : `${route}?${asked}`)
          },
          ended(reason, error) {
            showReplaced(id, null)
            find(id)?.asked?.close()
            change(id, { state: 'ended', trouble: { reason, error }, handle: null })
          },
          bar: ({ front }) => find(id)?.front !== front && change(id, { front }),
          exit: () => options.onExit(id),
          error: (error) => {
            // What breaks before anything is seen has nothing else to show for it.
            if (!isCurrent() || find(id)?.state !== 'loading') return
            showReplaced(id, null)
            change(id, { trouble: { reason: 'launch', error } })
          },
        },
      })
      if (!isCurrent() || find(id)?.trouble?.reason === 'renewed') return handle.close()
      change(id, { handle })
      // What opens is always the newest; a newer one is told of when it comes.
      handle.tell('updateChecked', { hasUpdate: false })
      if (lastShown.at(-1) !== id) handle.hide()
    } catch (error) {
      if ((!isCurrent() && begun) || find(id)?.trouble?.reason === 'renewed') return
      showReplaced(id, null)
      const isGone = error instanceof ApiError && error.code === 'miniPrograms.notFound'
      const reason = isGone ? 'notFound' : error instanceof ApiError || error instanceof Error ? 'offline' : 'failed'
      console.debug(error)
      change(id, { state: 'ended', trouble: { reason, error: null } })
    }
  }

  function stop(id: string, reason: Trouble): void {
    find(id)?.asked?.close()
    find(id)?.handle?.close()
    showReplaced(id, null)
    change(id, { state: 'ended', trouble: { reason, error: null }, handle: null })
  }

  function showReplaced(id: string, handle: ProgramHandle | null): void {
    const before = replaced.get(id)
    if (before !== undefined && before !== handle) before.close()
    replaced.delete(id)
    if (handle === null) return
    // Over the frame that is made meanwhile.
    handle.element.style.zIndex = '1'
    replaced.set(id, handle)
  }

  /** One question after the other, each until it is answered; a program that is closed meanwhile was told nothing. */
  function askMember(id: string, scope: ProgramScope, reason: string | null): Promise<boolean> {
    const before = questions.get(id) ?? Promise.resolve(false)
    const mine = before.then(() => askOne(id, scope, reason))
    questions.set(id, mine)
    return mine
  }

  function askOne(id: string, scope: ProgramScope, reason: string | null): Promise<boolean> {
    const running = find(id)
    if (running === undefined || running.state === 'ended') return Promise.resolve(false)
    return new Promise((resolve) => {
      const close = () => {
        change(id, { asked: null })
        resolve(false)
      }
      const answer = (granted: boolean) => {
        // Known at once: the next call of the program does not wait for the server.
        const others = find(id)?.permissions.filter((each) => each.scope !== scope) ?? []
        const permissions = [...others, { scope, granted, decidedAt: new Date().toISOString() }]
        change(id, { asked: null, permissions })
        sync.actions.allowProgram(id, scope, granted).then(
          () => resolve(granted),
          () => resolve(false),
        )
      }
      change(id, { asked: { scope, reason, answer, close } })
    })
  }

  function end(id: string): void {
    find(id)?.asked?.close()
    questions.delete(id)
    find(id)?.handle?.close()
    showReplaced(id, null)
    set(programs.filter((each) => each.id !== id))
    lastShown = lastShown.filter((each) => each !== id)
    openers.delete(id)
  }

  function begin(address: ProgramAddress, arrival?: Arrival): void {
    const { programId: id, preview } = address
    const fresh: Running = {
      ...{ id, preview, program: null, stage: 'live', hash: '', state: 'loading', trouble: null },
      ...{ permissions: [], front: 'black', handle: null, asked: null, problems: null, inspector: null },
      inReload: replaced.has(id),
    }
    lastShown = [...lastShown.filter((each) => each !== id), id]
    for (const oldest of lastShown.slice(0, -KEPT_MAX)) end(oldest)
    set([...programs, fresh])
    void open(address, arrival)
  }

  function beginAnew(id: string, path = ''): void {
    const before = find(id)
    if (!before) return
    end(id)
    begin({ programId: id, preview: before.preview, path, from: 'recent' })
  }

  return {
    get: () => programs,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show(address) {
      const { programId: id } = address
      const running = find(id)
      const arrival = arrivals.get(id)
      arrivals.delete(id)
      for (const other of programs) if (other.id !== id) other.handle?.hide()
      if (running && (running.state === 'ended' || (address.preview && !running.preview))) end(id)
      if (!find(id)) return begin(address, arrival)
      lastShown = [...lastShown.filter((each) => each !== id), id]
      running?.handle?.show(wakingOf(address, arrival))
      sync.actions.openProgram({ programId: id, preview: address.preview }).catch((error) => console.debug(error))
    },
    hideAll() {
      for (const { handle } of programs) handle?.hide()
    },
    restart(id, path) {
      restarts.forget(id)
      beginAnew(id, path)
    },
    restartItself(id, path) {
      if (restarts.allow(id)) beginAnew(id, path)
      else stop(id, 'restarts')
    },
    reload(id) {
      const before = find(id)
      if (!before) return
      before.asked?.answer(false)
      // One that was not drawn yet gives way to the one that is still seen.
      const seen = replaced.get(id) ?? (before.state === 'running' ? before.handle : null)
      if (before.handle !== seen) before.handle?.close()
      showReplaced(id, seen)
      set(programs.filter((each) => each.id !== id))
      begin({ programId: id, preview: before.preview, path: placeOf.get(id) ?? '', from: 'link' })
    },
    close: end,
    closeAll() {
      for (const { id } of programs) end(id)
      frames?.supply.clear()
    },
    arrive(id, arrival, openerId) {
      arrivals.set(id, arrival)
      if (openerId !== null) openers.set(id, openerId)
    },
    openerOf: (id) => find(openers.get(id) ?? ''),
    setPermissions(id, permissions) {
      if (find(id)) change(id, { permissions })
    },
    refresh() {
      const surroundings = options.surroundings()
      // Of a theme it is told with its look, if it knows dark ones.
      const { theme: _theme, ...system } = systemOf(surroundings)
      for (const { id, handle } of programs) {
        handle?.setLook(viewLookOf(surroundings, pathsOf.get(id) ?? { picturesPath: '', mediaPath: '' }))
        handle?.setSystem(system)
      }
    },
  }
}

/** A page that its maker took away meanwhile is not gone to. */
function knownPath(path: string, { pages }: BundleManifest): string {
  return Object.hasOwn(pages, path.replace(/\?.*/s, '')) ? path : ''
}

/** The panel is for makers: nobody else loads it. */
async function makeInspector(): Promise<Inspector> {
  const { createInspector } = await import('@sampan/miniprogram/devtools')
  return createInspector({ now: () => Date.now() })
}

async function fetchBlob(address: string): Promise<Blob> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return answer.blob()
}

/** A part of the runtime; null where the server holds its build no more. */
async function fetchHeld(address: string): Promise<Blob | null> {
  const answer = await fetch(address)
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return answer.blob()
}

/** The server hands out bytes; what they are stands in the manifest. */
const typed = (blob: Blob, manifest: BundleManifest, path: string): Blob => {
  const type = manifest.files[path]?.mediaType
  return type === undefined ? blob : blob.slice(0, blob.size, type)
}

const MEDIA_MS_MAX = 60_000
const MEDIA_BYTES_MAX = 200_000_000

function atMost(bytesMax: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.byteLength
      if (bytes > bytesMax) controller.error(new Error('too large'))
      else controller.enqueue(piece)
    },
  })
}

async function loadMedia({ fetch: ask }: AppDoors, url: string, kind: string): Promise<Blob> {
  if (!ask) throw new Error('not supported')
  const request = { kind: 'download' as const, url, method: 'GET', headers: [], body: null, timeoutMs: MEDIA_MS_MAX }
  const answer = await ask(request, AbortSignal.timeout(MEDIA_MS_MAX))
  if (answer.failure !== null || answer.statusCode !== 200) throw new Error('not loaded')
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const blob = await new Response(answer.body.pipeThrough(atMost(MEDIA_BYTES_MAX))).blob()
  // Nothing that a browser would run or draw as a page.
  const isMedia = /^(audio|video|image)\//.test(type)
  return blob.slice(0, blob.size, isMedia ? type : kind === 'audio' ? 'audio/mpeg' : 'video/mp4')
}
