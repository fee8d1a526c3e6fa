import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { hasNoBarriers } from '@sampan/testkit/browser/barriers.ts'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

test('nobody is shut out at the door', async ({ world }) => {
  const visitor = await world.visitor()
  await visitor.signIn.isAsked()
  await hasNoBarriers(visitor, 'sign-in')
  await visitor.signIn.goToSignUp()
  await visitor.signIn.signUp({ handle: '1', name: '', password: '' })
  await visitor.page.getByText(texts.signIn.nameMissing).waitFor()
  await hasNoBarriers(visitor, 'sign-up with errors')
})

test('nobody is shut out of talking', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await world.group([mei, omar, sasha], 'Boat crew')
  await mei.chat(omar).send('Hello')
  const hello = await omar.chat(mei).sees('Hello')
  await hello.react('👍')
  await hello.reply('See https://ferry.example')
  await (await mei.chat(omar).sees('Hello')).hasReaction('👍', 'Omar')
  await omar.chat('Boat crew').send('All aboard')
  await mei.chats.row('Boat crew').hasUnread(1)
  await hasNoBarriers(mei, 'a conversation')
  await mei.chat('Boat crew').openDetails()
  await mei.page.getByRole('complementary').getByText('Sasha', { exact: true }).waitFor()
  await hasNoBarriers(mei, 'details of a group')
  await mei.chats.startNew('newGroup')
  await mei.page.getByRole('checkbox', { name: 'Omar' }).waitFor()
  await hasNoBarriers(mei, 'a new group')
})

test('nobody is shut out of talking on a phone', async ({ world }) => {
  const people = [await world.inside.person('Mei'), await world.inside.person('Omar')] as const
  const [mei, omar] = people
  await world.inside.say(omar, await world.inside.befriend(...people), 'Hello')
  const phone = await world.device(mei, { look: 'phone' })
  await phone.chats.row('Omar').hasUnread(1)
  await hasNoBarriers(phone, 'chats on a phone')
  await phone.chat('Omar').sees('Hello')
  await hasNoBarriers(phone, 'a conversation on a phone')
})

test('nobody is shut out of red packets', { timeout: 120_000 }, async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const conversationId = await world.group([mei, omar], 'Boat crew')
  await world.inside.giveMoney(omar.person, '90.00')
  const split = { way: 'lucky' as const, count: 2 }
  const words = { currency: 'EUR', greeting: 'Fair winds', cover: 'lantern' }
  const input = { packetId: newUuid(), conversationId, split, total: '888', ...words }
  await world.inside.call(omar.person, 'redPackets.send', input)
  await mei.money.begin('Boat crew', 'redPacket')
  await hasNoBarriers(mei, 'a new packet')
  await mei.money.open('Fair winds')
  const { open, details, history } = texts.redPackets
  await mei.page.getByRole('button', { name: open.label, exact: true }).waitFor()
  await hasNoBarriers(mei, 'a closed packet')
  await mei.page.getByRole('button', { name: open.label, exact: true }).click()
  await mei.page.getByRole('button', { name: details.thanks, exact: true }).waitFor()
  await hasNoBarriers(mei, 'an opened packet')
  await mei.page.goto('/me/wallet/red-packets')
  await mei.page.getByText(history.receivedCount_one.replace('{{count}}', '1')).waitFor()
  await hasNoBarriers(mei, 'the history of packets')
})

/** What stands for a part of an address; what is not known here shows the page that says so. */
async function parameters(world: BrowserWorld, mei: OnBoard, omar: OnBoard): Promise<Record<string, string>> {
  const { inside } = world
  const conversationId = await world.group([mei, omar], 'Boat crew')
  const pollId = newUuid()
  const poll = { question: 'When?', options: ['Early', 'Late'], multiple: false, anonymous: false, endsAt: null }
  await inside.call(mei.person, 'polls.create', { pollId, conversationId, ...poll })
  const seqs = [await inside.say(omar.person, conversationId, 'Early')]
  const body = { kind: 'history' as const, fromConversationId: conversationId, seqs }
  const sent = await inside.call(omar.person, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })
  const favouriteId = newUuid()
  const kept = { favouriteId, conversationId, seq: sent.seq, note: '', tags: [] }
  await inside.call(mei.person, 'favourites.keep', kept)
  const nothing = newUuid()
  return {
    conversationId,
    pollId,
    favouriteId,
    memberId: omar.person.id,
    seq: '1',
    ...{ transferId: nothing, billId: nothing, packetId: nothing, entryId: nothing },
    ...{ linkId: nothing, sourceId: nothing, orderId: nothing, tagId: nothing, placeId: nothing, programId: nothing },
    token: 'no-such-link',
    code: 'no-such-code',
  }
}

/** Every address behind the sign-in page, as the app lists them: the code of its screens is not for this side to load. */
const routes = readFileSync(join(import.meta.dirname, '../../web/src/app/routes.ts'), 'utf8')
const patterns = [...routes.matchAll(/^ {2}\['(\/[^']*)',/gm)].flatMap(([, pattern]) => pattern ?? [])

const begins = ['/chats', '/contacts', '/me/wallet', '/me'] as const
const isOf = (pattern: string, begin: string | undefined) =>
  begins.find((each) => pattern === each || pattern.startsWith(`${each}/`)) === begin

// From the list of addresses itself: a page that is added is looked at.
test.for([...begins, undefined])(
  'nobody is shut out of any page of %s',
  { timeout: 300_000 },
  async (begin, { world }) => {
    world.tolerate(/status of 4\d\d/, 'Some of the addresses lead to nothing')
    const [mei, omar] = await world.friends('Mei', 'Omar')
    const values = await parameters(world, mei, omar)
    const those = patterns.filter((each) => isOf(each, begin))
    expect(those).not.toEqual([])
    for (const pattern of those) {
      const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
        const value = values[name]
        if (value === undefined) throw new Error(`Give a value for ${name}, which stands in ${pattern}`)
        return value
      })
      await mei.page.goto(path)
      await mei.page.locator('h1:visible, h2:visible').first().waitFor()
      await mei.isSettled()
      await hasNoBarriers(mei, pattern)
    }
  },
)
