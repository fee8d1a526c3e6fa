import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Device } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import axe from 'axe-core'

/** What axe finds on the page that shuts people out, in a line for each. */
async function barriers({ page }: Device): Promise<string[]> {
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)))
  })
  // Past the policy for scripts, as the tools of a developer are.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run(document, { resultTypes: ['violations'] })
    const found: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] = violations
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
  })
}

async function hasNoBarriers(device: Device, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await device.page.emulateMedia({ colorScheme })
    expect(await barriers(device), `${where}, ${colorScheme}`).toEqual([])
  }
}

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

test('nobody is shut out of the other places', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const places: [path: string, text: string][] = [
    ['/contacts', 'Omar'],
    ['/contacts/new', texts.contacts.scan],
    ['/contacts/requests', texts.contacts.noRequests.title],
    [`/contacts/${omar.person.id}`, texts.contacts.block],
    ['/discover', texts.discover.laterTitle],
    ['/me', texts.me.devices.title],
    ['/me/profile', texts.me.profile.region],
    ['/me/devices', texts.me.devices.current],
    ['/me/settings', texts.me.look.title],
    ['/me/settings/blocked', texts.contacts.blockedPeople.empty],
  ]
  for (const [path, text] of places) {
    await mei.page.goto(path)
    await mei.page.getByText(text, { exact: true }).first().waitFor()
    await hasNoBarriers(mei, path)
  }
})
