import { createHttpClient, type HttpClient } from '@sampan/sdk'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { auditBooks } from '@sampan/server/modules/ledger/index.ts'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { type Person, PIN, type World } from '@sampan/testkit/world/world.ts'

const t = texts.redPackets

/** "€3.21" in cents. */
const centsIn = (text: string): number => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100)
const asEuros = (cents: number): string => `€${(cents / 100).toFixed(2)}`

test('Mei gives a lucky packet to her group: each opens it once, the luckiest is crowned', {
  timeout: 120_000,
}, async ({ world }) => {
  const [mei, omar, lena, wei] = await world.friends('Mei', 'Omar', 'Lena', 'Wei')
  await world.group([mei, omar, lena, wei], 'River walkers')
  await world.inside.giveMoney(mei.person, '50.00')

  await mei.packets.sendLucky('River walkers', 3, { amount: '9', greeting: 'Fair winds' })
  await omar.chats.row('River walkers').shows(`${texts.chat.preview.redPacket} Fair winds`)
  await omar.chat('River walkers').open()
  await wei.chat('River walkers').open()
  // Wei looks at the closed envelope until nothing is in it any more.
  await wei.money.open('Fair winds')
  await wei.page.getByRole('button', { name: t.open.label, exact: true }).waitFor()

  const shares = new Map<OnBoard, string>([[omar, await omar.packets.open('Fair winds')]])
  await omar.page.getByRole('button', { name: t.details.thanks }).click()
  await omar.money.says('Fair winds', texts.transfers.packet.opened)
  await lena.chat('River walkers').open()
  shares.set(lena, await lena.packets.open('Fair winds'))
  // Whoever gives may open it, too.
  shares.set(mei, await mei.packets.open('Fair winds'))
  await wei.packets.isTooLate()

  const cents = [...shares.values()].map(centsIn)
  expect(cents.reduce((sum, each) => sum + each, 0)).toBe(900)
  const most = Math.max(...cents)
  const best = [...shares].filter(([, share]) => centsIn(share) === most).map(([{ name }]) => name)
  for (const viewer of [mei, lena, wei]) {
    for (const [{ name }, share] of shares) await viewer.packets.share(name).getByText(share).waitFor()
    // The first of equals wears it.
    if (best.length === 1) await viewer.packets.crowns(best[0] ?? '')
  }
  await wei.page.getByRole('link', { name: texts.common.close, exact: true }).click()
  await wei.money.says('Fair winds', texts.transfers.packet.empty)
  await wei.page.getByText(t.details.thanksText).first().waitFor()

  await omar.wallet.open()
  await omar.wallet.hasBalance(shares.get(omar) ?? '')
  await omar.wallet.line('Fair winds').waitFor()
  expect(await world.inside.available(mei.person)).toBe(
    ((5000 - 900 + centsIn(shares.get(mei) ?? '')) / 100).toFixed(2),
  )
})

test('a packet for some refuses the others, and what nobody takes comes back', { timeout: 120_000 }, async ({
  world,
}) => {
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  const groupId = await world.group([mei, omar, lena], 'Kitchen')
  await world.inside.giveMoney(mei.person, '90.00')
  await world.inside.setPin(mei.person)

  // Thirty for each would be sixty: more than goes without the PIN.
  await mei.packets.sendToSome('Kitchen', ['Omar', 'Lena'], { amount: '27', greeting: 'For the cooks', pin: PIN })
  await mei.packets.sendToSome('Kitchen', ['Lena'], { amount: '5', greeting: 'For the spoon' })
  await omar.chat('Kitchen').open()
  await omar.money.says('For the spoon', fill(texts.transfers.packet.for, { names: 'Lena' }))
  await omar.money.open('For the spoon')
  // In the bubble, and on the page of the packet.
  await expect.poll(() => omar.page.getByText(fill(t.open.for, { names: 'Lena' })).count()).toBe(2)
  expect(await omar.page.getByRole('button', { name: t.open.label }).count()).toBe(0)
  await omar.packets.close()
  expect(await omar.packets.open('For the cooks')).toBe('€27.00')
  await mei.money.open('For the cooks')
  await mei.packets.share('Omar').getByText('€27.00').waitFor()
  await mei.packets.close()

  // A day goes by.
  await world.inside.pool.query(`UPDATE red_packets SET expires_at = now() - interval '1 minute'`)
  await world.inside.platform.jobHandlers.settleExpired?.({})
  await lena.chat('Kitchen').open()
  await lena.money.says('For the cooks', texts.transfers.packet.expired)
  await mei.money.open('For the cooks')
  await mei.page.getByText(fill(t.details.returned, { amount: '€27.00' })).waitFor()
  expect(await world.inside.available(mei.person)).toBe('63.00')

  // To a friend, from here; the friend's history and one's own tell it.
  await mei.packets.sendToFriend('Lena', { amount: '8.88', greeting: 'Happy birthday!' })
  await mei.money.says('Happy birthday!', texts.transfers.packet.waits)
  await lena.chat(mei).open()
  expect(await lena.packets.open('Happy birthday!')).toBe('€8.88')
  await mei.money.says('Happy birthday!', texts.transfers.packet.empty)
  await lena.packets.openHistory()
  await lena.packets.historySays('received', '€8.88', 1)
  await mei.packets.openHistory('sent')
  await mei.packets.historySays('sent', '€35.88', 3)
  await mei.page.getByText(texts.redPackets.history.state.empty).first().waitFor()

  // Offline nobody gives, and the page says why.
  await mei.page.goto(`/chats/${groupId}/red-packet`)
  await mei.page.getByRole('textbox', { name: t.new.total, exact: true }).fill('5')
  world.tolerate(/ERR_INTERNET_DISCONNECTED|Failed to fetch|WebSocket/, 'there is no network')
  await mei.goOffline()
  await mei.page.getByText(t.offline).waitFor()
  expect(await mei.page.getByRole('button', { name: fill(t.new.actionAmount, { amount: '€5.00' }) }).isEnabled()).toBe(
    false,
  )
})

test('ten people share transfers and packets: every statement adds up, and the books are right', {
  timeout: 240_000,
}, async ({ world }) => {
  const { inside } = world
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  const others = await inside.people(7)
  const people: [Person, ...Person[]] = [mei.person, omar.person, lena.person, ...others]
  const groupId = await inside.group(people, 'Harbour')
  for (const person of people) await inside.giveMoney(person, '100.00')
  await inside.setPin(mei.person)
  // The others come by programs, each on two devices at once.
  const clients = await Promise.all(others.map((person) => twoDevices(world, person)))

  await mei.packets.sendLucky('Harbour', 10, { amount: '88.88', greeting: 'To all ten', pin: PIN })
  const first = await packetIn(inside, mei.person, groupId)
  await omar.chat('Harbour').open()
  await lena.chat('Harbour').open()
  const shares = await Promise.all([
    omar.packets.open('To all ten').then(centsIn),
    lena.packets.open('To all ten').then(centsIn),
    ...clients.map(async (devices) => {
      const taken = await Promise.all(devices.map(({ call }) => call('redPackets.claim', { packetId: first })))
      expect(new Set(taken.map(({ amount }) => amount)).size).toBe(1)
      return Number(taken[0]?.amount)
    }),
  ])
  shares.push(centsIn(await mei.packets.open('To all ten')))
  expect(shares.reduce((sum, each) => sum + each, 0)).toBe(8888)
  const { packet } = await inside.call(lena.person, 'redPackets.getPacket', { packetId: first })
  expect(packet).toMatchObject({ state: 'empty', takenCount: 10, total: '8888' })
  expect(packet.claims.map(({ memberId }) => memberId).sort()).toEqual(people.map(({ id }) => id).sort())
  const luckiest = people.find(({ id }) => id === packet.luckiestId)
  for (const viewer of [mei, omar, lena]) await viewer.packets.crowns(luckiest?.self.member.name ?? '')

  // Two of them pass money to and fro; one accepts, one gives back.
  await omar.money.transfer(mei.name, { amount: '12.34', note: 'For the ropes' })
  await mei.chat(omar).open()
  await mei.money.open('For the ropes')
  await mei.money.accept()
  await mei.money.transfer(omar.name, { amount: '7', note: 'For the tea' })
  await omar.money.open('For the tea')
  await omar.money.giveBack(mei.name)

  // The programs give as well, and the first three to come take it: everybody tries everything at once.
  const given = await Promise.all(
    clients.map(async ([client]) => {
      const packetId = newUuid()
      const split = { way: 'lucky' as const, count: 3 }
      const words = { currency: 'EUR', greeting: 'From a program', cover: 'boat' }
      await client.call('redPackets.send', { packetId, conversationId: groupId, split, total: '1001', ...words })
      return packetId
    }),
  )
  const outcomes = await Promise.allSettled(
    given.flatMap((packetId) => clients.flat().map(({ call }) => call('redPackets.claim', { packetId }))),
  )
  // Two devices of one are told of the same share.
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(given.length * 3 * 2)
  await lena.packets.close()
  await lena.packets.sendEqual('Harbour', 4, { amount: '2.50', greeting: 'Four spoons' })
  const spoons = await packetIn(inside, lena.person, groupId)
  for (const devices of clients.slice(0, 2)) await devices[0].call('redPackets.claim', { packetId: spoons })

  // Five euros lie in the last packet still.
  let all = 500
  for (const person of people) {
    const balance = centsIn(await inside.available(person))
    expect([person.handle, await statementOf(inside, person)]).toEqual([person.handle, balance])
    all += balance
  }
  expect(all).toBe(10 * 10_000)
  for (const viewer of [mei, omar, lena]) {
    await viewer.wallet.open()
    await viewer.wallet.hasBalance(asEuros(await statementOf(inside, viewer.person)))
  }
  await mei.wallet.openStatement()
  for (const words of ['To all ten', 'For the ropes']) await mei.wallet.line(words).first().waitFor()
  expect(await auditBooks(inside.platform.db)).toMatchObject({ ok: true, fault: null })
})

/** The same member over HTTP, on two devices. */
async function twoDevices(world: BrowserWorld, person: Person): Promise<[HttpClient, HttpClient]> {
  const elsewhere = await world.inside.anotherDevice(person)
  const clientOf = ({ token }: Person) => createHttpClient({ origin: world.origin, token })
  return [clientOf(person), clientOf(elsewhere)]
}

/** The packet that was sent last. */
async function packetIn(inside: World, who: Person, conversationId: string): Promise<string> {
  const { messages } = await inside.call(who, 'chat.fetchMessages', { conversationId })
  const bodies = messages.map(({ body }) => body).filter((body) => body.kind === 'redPacket')
  const last = bodies.at(-1)
  if (!last) throw new Error('There is no packet')
  return last.packetId
}

/** All that stands in somebody's statement, in cents. */
async function statementOf(inside: World, who: Person): Promise<number> {
  let [sum, cursor]: [number, string | null] = [0, null]
  do {
    const page: { entries: { amount: string }[]; nextCursor: string | null } = await inside.call(
      who,
      'wallet.listEntries',
      cursor === null ? {} : { cursor },
    )
    sum += page.entries.reduce((all, { amount }) => all + Number(amount), 0)
    cursor = page.nextCursor
  } while (cursor !== null)
  return sum
}
