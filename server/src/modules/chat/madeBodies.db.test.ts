import type { Input } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let mei: Person
let omar: Person
let lena: Person
let withOmar: string
let withLena: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  lena = await world.person('Lena')
  withOmar = await world.befriend(mei, omar)
  withLena = await world.befriend(mei, lena)
})
afterAll(() => world.close())

const pictureBytes = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#3a7' } })
  .png()
  .toBuffer()

type Body = Input<'chat.sendMessage'>['body']
const sending = (conversationId: string, body: Body) => ({ conversationId, messageId: newUuid(), body })
const send = async (who: Person, conversationId: string, body: Body) =>
  (await world.call(who, 'chat.sendMessage', sending(conversationId, body))).seq
async function bodyAt(who: Person, conversationId: string, seq: number) {
  const { messages } = await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })
  return messages[0]?.body
}
const asOne = (fromConversationId: string, seqs: number[]): Body => ({ kind: 'history', fromConversationId, seqs })
const itemsAt = async (who: Person, conversationId: string, seq: number) =>
  (await world.call(who, 'chat.getHistory', { conversationId, seq })).items

describe('a card', () => {
  it('says who it is, and lets one ask', async () => {
    const seq = await send(mei, withOmar, { kind: 'contactCard', memberId: lena.id })
    const body = await bodyAt(omar, withOmar, seq)
    expect(body).toMatchObject({ kind: 'contactCard', memberId: lena.id, name: 'Lena', handle: lena.handle })
    await world.call(omar, 'contacts.requestContact', { memberId: lena.id, greeting: 'By Mei' })
  })

  it('is of a contact alone', async () => {
    const stranger = await world.person('Stranger')
    for (const memberId of [stranger.id, mei.id, newUuid()])
      await expect(send(mei, withOmar, { kind: 'contactCard', memberId })).rejects.toMatchObject({
        code: 'contacts.notContact',
      })
  })

  it('is one, also when its person is called otherwise before it is repeated', async () => {
    const friend = await world.person('Before')
    await world.befriend(mei, friend)
    const input = sending(withOmar, { kind: 'contactCard', memberId: friend.id })
    const answer = await world.call(mei, 'chat.sendMessage', input)
    await world.call(friend, 'accounts.updateProfile', { name: 'After' })
    await expect(world.call(mei, 'chat.sendMessage', input)).resolves.toEqual(answer)
  })
})

describe('a place', () => {
  const spot = { kind: 'place' as const, latitude: '-33.856780', longitude: '151.215300', name: '', address: '' }
  it('is kept to the digit', async () => {
    expect(await bodyAt(omar, withOmar, await send(mei, withOmar, spot))).toEqual(spot)
  })
  it.each([
    ['90.000001', '0.000000'],
    ['91.000000', '0.000000'],
    ['1.5', '0.000000'],
    ['1.500000', '180.000001'],
    ['1.500000', '1e2'],
    ['05.000000', '0.000000'],
  ])('is on earth: %s, %s', async (latitude, longitude) => {
    await expect(send(mei, withOmar, { ...spot, latitude, longitude })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  })
})

describe('messages sent on as one', () => {
  it('say who said what, without ids', async () => {
    const first = await world.say(mei, withOmar, 'The ferry goes at six')
    const second = await world.say(omar, withOmar, 'I will be there')
    const seq = await send(mei, withLena, asOne(withOmar, [second, first]))
    expect(await bodyAt(lena, withLena, seq)).toEqual({
      kind: 'history',
      names: ['Mei', 'Omar'],
      count: 2,
      lines: [
        { senderName: 'Mei', kind: 'text', text: 'The ferry goes at six' },
        { senderName: 'Omar', kind: 'text', text: 'I will be there' },
      ],
    })
    const items = await itemsAt(lena, withLena, seq)
    expect(items.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'The ferry goes at six' },
      { kind: 'text', text: 'I will be there' },
    ])
    expect(JSON.stringify(items)).not.toContain(omar.id)
  })

  it('leave out what is gone, hidden, a note or money', async () => {
    await world.giveMoney(mei, '20.00')
    const money = { amount: '500', currency: 'EUR', note: 'Secret sum' }
    const transfer = { transferId: newUuid(), conversationId: withOmar, ...money }
    const { transfer: sent } = await world.call(mei, 'transfers.send', transfer)
    const recalled = await world.say(mei, withOmar, 'Recalled')
    const hidden = await world.say(omar, withOmar, 'Hidden')
    const said = await world.say(omar, withOmar, 'Said')
    await world.call(mei, 'chat.recallMessage', { conversationId: withOmar, seq: recalled })
    await world.call(mei, 'chat.hideMessage', { conversationId: withOmar, seq: hidden })
    const seq = await send(mei, withLena, asOne(withOmar, [1, sent.seq, recalled, hidden, said]))
    expect((await itemsAt(lena, withLena, seq)).map(({ body }) => body)).toEqual([{ kind: 'text', text: 'Said' }])
    await expect(send(mei, withLena, asOne(withOmar, [1, recalled]))).rejects.toMatchObject({
      code: 'chat.messageNotFound',
    })
  })

  it('hold no more than the sender sees', async () => {
    const group = await world.group([mei, omar], 'Two')
    const early = await world.say(mei, group, 'Early')
    await world.call(mei, 'chat.inviteMembers', { conversationId: group, memberIds: [lena.id] })
    await expect(send(lena, withLena, asOne(group, [early]))).rejects.toMatchObject({ code: 'chat.messageNotFound' })
    await expect(send(lena, withLena, asOne(withOmar, [2]))).rejects.toMatchObject({
      code: 'chat.conversationNotFound',
    })
  })

  it('let who sees them fetch their files, until they are taken back', async () => {
    const { id: fileId } = await world.call(mei, 'files.uploadPicture', {}, { bytes: pictureBytes })
    const picture = await send(mei, withOmar, { kind: 'picture', fileId, caption: 'Look' })
    const fetching = { fileId, variant: 'original' as const }
    await expect(world.call(lena, 'files.fetchFile', fetching)).rejects.toMatchObject({ code: 'files.notFound' })
    const inner = await send(mei, withOmar, asOne(withOmar, [picture]))
    const seq = await send(mei, withLena, asOne(withOmar, [inner]))
    await world.call(lena, 'files.fetchFile', fetching)
    await world.call(mei, 'chat.recallMessage', { conversationId: withLena, seq })
    await expect(world.call(lena, 'files.fetchFile', fetching)).rejects.toMatchObject({ code: 'files.notFound' })
    await expect(itemsAt(lena, withLena, seq)).rejects.toMatchObject({ code: 'chat.messageNotFound' })
  })

  it('hold others three deep', async () => {
    let seq = await world.say(mei, withOmar, 'Innermost')
    const other = await world.say(mei, withOmar, 'Beside it')
    for (let depth = 1; depth <= 3; depth += 1) seq = await send(mei, withOmar, asOne(withOmar, [seq, other]))
    const alone = await send(mei, withOmar, asOne(withOmar, [seq]))
    expect(await itemsAt(omar, withOmar, alone)).toEqual(await itemsAt(omar, withOmar, seq))
    await expect(send(mei, withOmar, asOne(withOmar, [seq, other]))).rejects.toMatchObject({
      code: 'chat.historyTooDeep',
    })
    expect(JSON.stringify(await itemsAt(omar, withOmar, seq))).toContain('Innermost')
  })

  it('are one when sent again, though what they were made of is gone', async () => {
    const said = await world.say(mei, withOmar, 'Soon gone')
    const input = sending(withLena, asOne(withOmar, [said]))
    const answer = await world.call(mei, 'chat.sendMessage', input)
    await world.call(mei, 'chat.recallMessage', { conversationId: withOmar, seq: said })
    await expect(world.call(mei, 'chat.sendMessage', input)).resolves.toEqual(answer)
  })
})
