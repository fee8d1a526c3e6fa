/** The socket's door: frames that are none, too large, too many; each is refused in the contract's way, and nobody falls. */
import { closeCodes, commonErrors, methods, SYNC_FRAME_BYTES_MAX } from '@sampan/contract'
import type { App } from '@sampan/server/app.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { nearMiss } from '@sampan/testkit/arbitrary/fromSchema.ts'
import { runs } from '@sampan/testkit/arbitrary/settings.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFrame, connectDevice, connectLawless, type WireDevice } from './wire.ts'

let world: World
let app: App
let mei: Person
let omarHere: WireDevice

beforeAll(async () => {
  world = await createWorld()
  app = await world.serve()
  mei = await world.person('Mei')
  omarHere = await connectDevice(app.address, (await world.person('Omar')).token)
})
afterAll(() => world.close())

/** What each of these does to its own connection never touches another’s. */
const othersAreWell = () => expect(omarHere.call('accounts.getSelf', {})).resolves.toMatchObject({})

describe('a frame', () => {
  const call = (fields: object) => JSON.stringify({ id: 1, method: 'accounts.getSelf', input: {}, ...fields })

  it.each([
    ['bytes', Buffer.from('{}'), closeCodes.malformed],
    ['bytes of a proper call', Buffer.from(call({})), closeCodes.malformed],
    ['nothing', '', closeCodes.malformed],
    ['no JSON', '{"id":1', closeCodes.malformed],
    ['a list', '[]', closeCodes.malformed],
    ['null', 'null', closeCodes.malformed],
    ['no id', call({ id: undefined }), closeCodes.malformed],
    ['a wrong id', call({ id: '1' }), closeCodes.malformed],
    ['a negative id', call({ id: -1 }), closeCodes.malformed],
    ['an id beyond all', call({ id: 2 ** 60 }), closeCodes.malformed],
    ['no method', call({ method: undefined }), closeCodes.malformed],
    ['a long method', call({ method: 'a'.repeat(101) }), closeCodes.malformed],
    ['a field too many', call({ token: 'x' }), closeCodes.malformed],
    ['a key that is none', call({ key: 'x' }), closeCodes.malformed],
    ['a prototype', '{"id":1,"method":"accounts.getSelf","input":{},"__proto__":{}}', closeCodes.malformed],
    ['too much', call({ input: 'x'.repeat(SYNC_FRAME_BYTES_MAX) }), 1009],
    ['too many bytes', Buffer.alloc(SYNC_FRAME_BYTES_MAX + 1), 1009],
  ])('of %s closes the socket with %#', async (_what, frame, code) => {
    const device = await connectDevice(app.address, mei.token)
    device.socket.send(frame, { binary: typeof frame !== 'string' })
    expect(await device.closed).toBe(code)
    await othersAreWell()
  })

  it.each([
    ['bytes that are no UTF-8', clientFrame(Buffer.from([0x22, 0xff, 0x22]))],
    ['an unknown kind', clientFrame('{}', 0x3)],
    ['no mask', Buffer.from([0x81, 0x02, 0x7b, 0x7d])],
    ['a reserved bit', Buffer.from([0xc1, 0x80, 0, 0, 0, 0])],
    ['a close with half a code', clientFrame(Buffer.from([0x03]), 0x8)],
    [
      'a length that would be terabytes',
      Buffer.from([0x81, 0xff, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
    ],
    [
      'pieces that together are too much',
      Buffer.concat([pieceOf(0x01), ...Array.from({ length: 3 }, () => pieceOf(0x00))]),
    ],
  ])('of %s ends the connection', async (_what, bytes) => {
    const lawless = await connectLawless(app.address, mei.token)
    lawless.write(bytes)
    // The server closes; this client never answers, and is let go of all the same.
    await lawless.until((text) => text.includes('\x88'))
    lawless.end()
    await othersAreWell()
  })

  /** 25,000 spaces as one piece of a message that goes on. */
  function pieceOf(opcode: number): Buffer {
    const piece = clientFrame(Buffer.alloc(25_000, 0x20), opcode)
    piece.writeUInt8(opcode, 0)
    return piece
  }

  it('that is nearly right is answered or closed, as the contract says', async () => {
    const frames = fc.oneof(
      ...methods
        .filter(({ kind, name }) => (kind === 'command' || kind === 'read') && name !== 'accounts.signOut')
        .map(({ name, input }) =>
          nearMiss(input).map((spoilt) => JSON.stringify({ id: 7, method: name, input: spoilt })),
        ),
      fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
      fc.string({ maxLength: 100 }),
    )
    await fc.assert(
      fc.asyncProperty(frames, async (frame) => {
        const device = await connectDevice(app.address, mei.token)
        device.socket.send(frame)
        const answer = await Promise.race([device.closed, device.answerTo(7).catch(() => device.closed)])
        if (typeof answer === 'number') {
          expect([closeCodes.malformed, 1009]).toContain(answer)
        } else if ('error' in answer) {
          const method = methods.find(({ name }) => frame.includes(`"${name}"`))
          expect([...commonErrors, ...(method?.errors ?? [])]).toContain(answer.error.code)
          expect(answer.error.code).not.toBe('server.failed')
        }
        await device.close()
      }),
      runs(80),
    )
    await othersAreWell()
  })
})

describe('too much', () => {
  it('at once is refused call by call, and each gets its answer', async () => {
    const { conversationId } = await talk()
    const device = await connectDevice(app.address, mei.token)
    const ids = Array.from({ length: 300 }, (_, index) => index)
    for (const id of ids)
      device.socket.send(JSON.stringify({ id, method: 'chat.fetchMessages', input: { conversationId } }))
    const answers = await Promise.all(ids.map((id) => device.answerTo(id)))
    const codes = answers.map((answer) => ('error' in answer ? answer.error.code : 'ok'))
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(64)
    expect(new Set(codes)).toEqual(new Set(['ok', 'request.tooMany']))
    const refused = answers.find((answer) => 'error' in answer)
    expect(refused).toMatchObject({ error: { details: { retryAfterSeconds: expect.any(Number) } } })
    await device.close()
  })

  it('for long closes the socket of that device alone', async () => {
    const strict = await createWorld({ settings: { SAMPAN_RATE_FACTOR: '1' } })
    const { address } = await strict.serve()
    const flooder = await strict.person()
    const [flooding, bystander] = [
      await connectDevice(address, flooder.token),
      await connectDevice(address, (await strict.anotherDevice(flooder)).token),
    ]
    const frame = JSON.stringify({ id: 1, method: 'accounts.nothing', input: {} })
    for (let index = 0; index < 500; index += 1) flooding.socket.send(frame)
    expect(await flooding.closed).toBe(closeCodes.tooMany)
    expect(await bystander.call('accounts.getSelf', {})).toMatchObject({ member: { id: flooder.id } })
    await strict.close()
  })

  it('of one method is refused with the time to wait', async () => {
    const strict = await createWorld({ settings: { SAMPAN_RATE_FACTOR: '1' } })
    const { address } = await strict.serve()
    const device = await connectDevice(address, (await strict.person()).token)
    const outcomes: unknown[] = []
    for (let index = 0; index < 7; index += 1) outcomes.push(await device.call('accounts.renewContactCode', {}))
    expect(outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : 'ok'))).toEqual([
      ...Array(5).fill('ok'),
      'request.tooMany',
      'request.tooMany',
    ])
    strict.clock.advance(13_000)
    expect(await device.call('accounts.renewContactCode', {})).toMatchObject({})
    await strict.close()
  })

  async function talk() {
    const lena = await world.person('Lena')
    const conversationId = await world.befriend(mei, lena)
    const body = { kind: 'text' as const, text: 'Hello' }
    await world.call(lena, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })
    return { conversationId }
  }
})
