/** A stranger can read or do nothing: every method of the contract, tried by those whom it does not concern. */
import { type Method, type MethodName, methods } from '@sampan/contract'
import { fetchState } from '@sampan/sdk'
import type { App } from '@sampan/server/app.ts'
import type { Ring } from '@sampan/server/kernel/bus.ts'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callAs, codeOf } from './calls.ts'
import { pictureBytes } from './samples.ts'
import { type Outsider, outsiderNames, prepareSituation, type Situation } from './situation.ts'
import { type Aim, type StrangerTable, strangerTable } from './strangerTable.ts'

let world: World
let app: App
let ben: Person

beforeAll(async () => {
  world = await createWorld()
  app = await world.serve()
  ben = await world.person('Ben')
})
afterAll(() => world.close())

/** An aim at any method: what the table's types keep apart is the same to the test. */
interface AnyAim {
  at: string
  input(situation: Situation, outsider: Outsider): unknown
  bytes?: Buffer
  out: Aim<MethodName>['out']
  nobody?: Aim<MethodName>['nobody']
}

const aimsAt = (name: MethodName): readonly AnyAim[] => strangerTable[name as keyof StrangerTable] as readonly AnyAim[]

describe('the table', () => {
  it('has a row for each method, and no other', () => {
    expect(Object.keys(strangerTable).sort()).toEqual(methods.map(({ name }) => name).sort())
  })

  it.each(methods.map(({ name }) => name))('%s is tried by everyone', (name) => {
    const aims = aimsAt(name)
    for (const outsider of outsiderNames)
      expect(aims.some(({ out }) => typeof out === 'string' || out[outsider] !== undefined)).toBe(true)
    const isOpen = methods.find((method) => method.name === name)?.caller === 'anyone'
    for (const { nobody } of aims) expect(nobody !== undefined).toBe(isOpen)
  })
})

describe('from outside', () => {
  it.each(methods.map((method) => [method.name, method] as const))('%s', async (name, method) => {
    const situation = await situationFor(name)
    const victims = [situation.mei, situation.omar]
    const before = await stateOf(victims)
    const wrong: string[] = []
    // What changes something for the others, as it should, comes last.
    const late: (() => Promise<void>)[] = []
    for (const aim of aimsAt(name)) {
      wrong.push(...(await tryAsNobody(method, aim, situation)))
      for (const outsider of Object.values(situation.outsiders)) {
        const out = typeof aim.out === 'string' ? aim.out : aim.out[outsider.name]
        if (out === undefined) continue
        const attempt = async () => {
          wrong.push(...(await tryAs(method, aim, situation, outsider, out)))
        }
        if (out === 'acts') late.push(attempt)
        else await attempt()
      }
    }
    expect(await stateOf(victims)).toEqual(before)
    for (const attempt of late) await attempt()
    expect(wrong).toEqual([])
  })
})

/** Reads and refused commands leave everything as it was, so that the next method can be tried in the same situation. */
let untouched: Situation | undefined

async function situationFor(name: MethodName): Promise<Situation> {
  const situation = untouched ?? (await prepareSituation(world, ben))
  const isRead = methods.some((method) => method.name === name && method.kind === 'read')
  const outs = aimsAt(name).flatMap(({ out }) => (typeof out === 'string' ? [out] : Object.values(out)))
  const isRefused = outs.every((out) => !answers.has(out))
  untouched = isRead || isRefused ? situation : undefined
  return situation
}

const answers = new Set<string>(['nothing', 'card', 'acts'])

/** All that the others can fetch, and where their logs end. */
const stateOf = (people: readonly Person[]) =>
  Promise.all(
    people.map(async (person) => ({
      state: await fetchState(callAs(world, person), person.deviceId),
      devices: await world.call(person, 'accounts.listDevices', {}),
      passkeys: await world.call(person, 'accounts.listPasskeys', {}),
      log: await world.call(person, 'sync.catchUp', { logSeq: null }),
    })),
  )

async function tryAsNobody(method: Method, aim: AnyAim, situation: Situation): Promise<string[]> {
  const expected = method.caller === 'member' ? 'auth.required' : aim.nobody
  const input = aim.input(situation, situation.outsiders.former)
  const ringsBefore = world.rings.length
  const outcome = await attempt(null, method.name, input, aim.bytes)
  const rings = world.rings.length > ringsBefore ? [`nobody, ${aim.at}: a bell rang`] : []
  if (outcome.code !== undefined)
    return outcome.code === expected ? rings : [`nobody, ${aim.at}: ${outcome.code} instead of ${expected}`, ...rings]
  return [...judge('nobody', aim.at, outcome.answer, expected ?? 'nothing', situation), ...rings]
}

async function tryAs(
  method: Method,
  aim: AnyAim,
  situation: Situation,
  outsider: Outsider,
  expected: string,
): Promise<string[]> {
  const who = `${outsider.name}, ${aim.at}`
  const ringsBefore = world.rings.length
  const outcome = await attempt(outsider.person, method.name, aim.input(situation, outsider), aim.bytes)
  const rings = world.rings.slice(ringsBefore)
  const heard = expected === 'acts' ? [] : rings.filter((ring) => isHeardBy(ring, situation))
  const told = heard.map(({ type }) => `${who}: the others heard a ring (${type})`)
  if (outcome.code !== undefined)
    return outcome.code === expected ? told : [`${who}: ${outcome.code} instead of ${expected}`, ...told]
  return [...judge(outsider.name, aim.at, outcome.answer, expected, situation), ...told]
}

/** Whether a ring of the bus concerns the others: their logs, their devices, or a conversation of theirs. */
function isHeardBy(ring: Ring, { mei, omar, lena, group, direct }: Situation): boolean {
  const people = [mei.id, omar.id, lena.id]
  if (ring.type === 'message') return [group, direct].includes(ring.message.conversationId)
  if (ring.type === 'typing' || ring.type === 'reads') return [group, direct].includes(ring.conversationId)
  return people.includes(ring.memberId)
}

function judge(who: string, at: string, answer: string, expected: string, situation: Situation): string[] {
  if (!answers.has(expected)) return [`${who}, ${at}: an answer instead of ${expected}`]
  const forbidden = expected === 'nothing' ? [...situation.secrets, ...situation.cards] : situation.secrets
  return forbidden.filter((text) => answer.includes(text)).map((text) => `${who}, ${at}: the answer holds "${text}"`)
}

async function attempt(who: Person | null, method: string, input: unknown, bytes?: Buffer) {
  try {
    const answer = await world.callRaw(who, method, input, bytes ? { bytes } : {})
    return { answer: JSON.stringify(answer), code: undefined }
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    return { answer: '', code: reason.code }
  }
}

describe('over HTTP', () => {
  const verbs = { command: 'POST', read: 'GET', upload: 'PUT', download: 'GET' } as const
  const bodyFor = { command: '{}', read: null, upload: 'bytes', download: null } as const

  describe.each([
    ['nobody', async () => ({})],
    ['who made a token up', async () => ({ authorization: `Bearer ${'A'.repeat(43)}` })],
    ['who holds a cookie of nobody', async () => ({ cookie: `sampan_session=${'A'.repeat(43)}` })],
    [
      'a device that was signed out',
      async () => {
        const person = await world.person('Gone')
        await world.call(person, 'accounts.signOut', {})
        return { authorization: `Bearer ${person.token}` }
      },
    ],
  ])('%s', (_who, headersOf) => {
    it('gets auth.required from each method for members', async () => {
      const headers = await headersOf()
      for (const { name, kind, caller } of methods) {
        if (caller !== 'member') continue
        const url = `${app.address}/api/${name}?input=%7B%7D`
        const response = await fetch(url, { method: verbs[kind], body: bodyFor[kind], headers })
        expect([name, response.status, await codeOf(response)]).toEqual([name, 401, 'auth.required'])
      }
    })
  })

  it('a file is for those in its conversation, a face for whoever is signed in', async () => {
    const situation = await prepareSituation(world, ben)
    const { mei, omar, files, outsiders } = situation
    const { stranger, blocked, former } = outsiders
    const paths = {
      picture: `fileId=${files.picture}&variant=original`,
      thumbnail: `fileId=${files.picture}&variant=thumbnail`,
      voice: `fileId=${files.voice}&variant=original`,
      face: `fileId=${files.avatar}&variant=original`,
    }
    const asked = async (who: Person | null, path: string, init: RequestInit = {}) => {
      const headers = { ...init.headers, ...(who ? { authorization: `Bearer ${who.token}` } : {}) }
      const response = await fetch(`${app.address}/api/files.fetchFile?${path}`, { ...init, headers })
      const size = (await response.arrayBuffer()).byteLength
      return { status: response.status, size, type: response.headers.get('content-type') }
    }
    const statusesOf = async (who: Person | null) => {
      const answers = await Promise.all(Object.values(paths).map((path) => asked(who, path)))
      return answers.map(({ status }) => status)
    }
    expect(await statusesOf(mei)).toEqual([200, 200, 200, 200])
    expect(await statusesOf(omar)).toEqual([200, 200, 200, 200])
    expect(await statusesOf(null)).toEqual([401, 401, 401, 401])
    for (const { person } of [stranger, blocked, former]) expect(await statusesOf(person)).toEqual([404, 404, 404, 200])
    for (const { person } of [stranger, blocked, former])
      for (const init of [{ method: 'HEAD' }, { headers: { range: 'bytes=0-3' } }])
        expect(await asked(person, paths.picture, init)).toMatchObject({
          status: 404,
          type: expect.stringMatching(/json/),
        })
    // A token in the address opens nothing.
    expect((await asked(null, `${paths.picture}&token=${mei.token}`)).status).toBe(401)
    expect((await asked(null, `${paths.picture}&access_token=${mei.token}`)).status).toBe(401)
  })

  it('a recalled picture is gone for the others', async () => {
    const { mei, omar, files, group, seqs } = await prepareSituation(world, ben)
    await world.call(mei, 'chat.recallMessage', { conversationId: group, seq: seqs.picture })
    await expect(world.fetchFile(omar, files.picture)).rejects.toMatchObject({ code: 'files.notFound' })
    await expect(world.fetchFile(omar, files.voice)).resolves.toMatchObject({
      mediaType: expect.stringMatching(/^audio/),
    })
  })

  it('nobody uploads', async () => {
    for (const name of ['files.uploadPicture', 'files.uploadAvatar', 'files.uploadVoice']) {
      const countBefore = await countFiles()
      const response = await fetch(`${app.address}/api/${name}`, { method: 'PUT', body: new Uint8Array(pictureBytes) })
      expect([response.status, await codeOf(response)]).toEqual([401, 'auth.required'])
      expect(await countFiles()).toBe(countBefore)
    }
  })

  const countFiles = async () =>
    (await world.pool.query<{ count: number }>('SELECT count(*) FROM files')).rows[0]?.count
})
