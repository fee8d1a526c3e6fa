/** What opens over a screen: nobody is shut out of it, one Escape closes it, and the focus is where it was before. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { hasNoBarriers } from '@sampan/testkit/browser/barriers.ts'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import type { Locator, Page } from 'playwright-core'

/** By its keys, such as `groups.report.action`: the words of that language. */
function textIn(language: string, key: string): string {
  const [namespace = '', ...parts] = key.split('.')
  const file = join(import.meta.dirname, '..', '..', 'web', 'src', 'locales', language, `${namespace}.json`)
  let found: unknown = JSON.parse(readFileSync(file, 'utf8'))
  for (const part of parts) found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined
  if (typeof found !== 'string') throw new Error(`There is no text ${key} in ${language}`)
  return found
}

/** What begins with these words is called so: a value may follow, and names stand where the text has a place for them. */
function calledSo(text: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}`)
}

interface Place {
  path: string
  /** What to press for each sheet, one after the other: a button, or one and an entry of its menu. */
  sheets: readonly (readonly [string, string?])[]
}

/** Everything that the sheets need to be there, and where they are. */
async function prepare({ inside }: BrowserWorld) {
  const [mei, omar] = [await inside.person('Mei'), await inside.person('Omar')] as const
  const direct = await inside.befriend(mei, omar)
  const group = await inside.group([mei, omar], 'Boat crew')
  await inside.call(mei, 'chat.createGroupLink', { conversationId: group, life: 'week' })
  const pollId = newUuid()
  const poll = { question: 'When?', options: ['Early', 'Late'], multiple: false, anonymous: false, endsAt: null }
  await inside.call(mei, 'polls.create', { pollId, conversationId: group, ...poll })
  const seq = await inside.say(omar, direct, 'Hello')
  await inside.call(mei, 'favourites.keep', { favouriteId: newUuid(), conversationId: direct, seq, note: '', tags: [] })
  const tagId = newUuid()
  await inside.call(mei, 'contacts.keepTag', { tagId, name: 'Family' })
  await inside.anotherDevice(mei)
  const details = `/chats/${group}/details`
  const member = 'groups.memberMenu'
  const places: Place[] = [
    {
      path: details,
      sheets: [
        [member, 'groups.transfer.action'],
        [member, 'groups.remove'],
        ['groups.nickname.title'],
        ['groups.rename'],
        ['options.disappear.title'],
        ['options.background.title'],
        ['options.clear.title'],
        ['groups.report.group'],
        ['groups.leave'],
      ],
    },
    {
      path: `${details}/settings`,
      sheets: [
        ['groups.settings.posting'],
        ['groups.settings.slow'],
        ['groups.settings.inviting'],
        ['groups.settings.history'],
      ],
    },
    { path: `${details}/links`, sheets: [['groups.links.new'], ['groups.links.end']] },
    { path: `${details}/search`, sheets: [['search.person'], ['search.time']] },
    { path: `/chats/${group}/polls/${pollId}`, sheets: [['polls.end']] },
    { path: `/chats/${direct}/details`, sheets: [['groups.report.person']] },
    {
      path: `/chats/${direct}`,
      sheets: [
        ['chat.composer.attach', 'messages.card.title'],
        ['chat.composer.attach', 'messages.place.title'],
      ],
    },
    {
      path: `/contacts/${omar.id}`,
      sheets: [
        ['contacts.remark'],
        ['people.tags.title'],
        ['people.about.title'],
        ['contacts.block'],
        ['contacts.remove'],
      ],
    },
    { path: '/contacts/tags', sheets: [['people.tags.make']] },
    {
      path: `/contacts/tags/${tagId}`,
      sheets: [
        ['people.tags.menu', 'people.tags.rename'],
        ['people.tags.menu', 'people.tags.remove'],
      ],
    },
    {
      path: '/me/favourites',
      sheets: [
        ['favourites.menu', 'favourites.send'],
        ['favourites.menu', 'favourites.edit'],
        ['favourites.menu', 'common.remove'],
      ],
    },
    { path: '/me/code', sheets: [['me.code.renew']] },
    { path: '/me/devices', sheets: [['me.devices.end']] },
    { path: '/me/settings', sheets: [['me.security.changePassword'], ['me.signOut.action']] },
    { path: '/me/settings/two-step', sheets: [['security.twoStep.setUp']] },
    { path: '/me/settings/recovery', sheets: [['security.recovery.make']] },
    { path: '/me/settings/delete', sheets: [['security.deletion.action']] },
    { path: '/me/wallet/statement', sheets: [['wallet.filter.title'], ['wallet.export.title']] },
    { path: '/me/wallet/receive', sheets: [['payments.receive.setAmount']] },
  ]
  return { mei, places }
}

const sheetOn = (page: Page) => page.locator('[role="dialog"], [role="alertdialog"]')
const isFocused = (place: Locator) => place.evaluate((each) => each === document.activeElement)

/** One Escape, whatever stands over it. */
async function leave(page: Page, opener: Locator) {
  await page.keyboard.press('Escape')
  await sheetOn(page).waitFor({ state: 'detached' })
  await expect.poll(() => isFocused(opener)).toBe(true)
}

test.for([
  ['en', 'desktop', 'dark'],
  ['zh', 'phone', 'light'],
  ['ar', 'phone', 'dark'],
] as const)(
  'nobody is shut out of any sheet, one Escape closes it and leads back: %s on a %s',
  { timeout: 600_000 },
  async ([language, look, colorScheme], { world }) => {
    const { mei, places } = await prepare(world)
    const device = await world.device(mei, { look, language, colorScheme })
    const { page } = device
    for (const { path, sheets } of places) {
      await page.goto(path)
      await device.isSettled()
      for (const [first, entry] of sheets) {
        const where = `${path}: ${entry ?? first}`
        const opener = page.getByRole('button', { name: calledSo(textIn(language, first)) }).last()
        await opener.click()
        if (entry !== undefined) await page.getByRole('menuitem', { name: calledSo(textIn(language, entry)) }).click()
        const sheet = sheetOn(page)
        await sheet.waitFor()
        await device.isSettled()
        await expect
          .poll(() => sheet.evaluate((each) => each.contains(document.activeElement)), { message: where })
          .toBe(true)
        await hasNoBarriers(device, where, [colorScheme])
        const sideways = await sheet.evaluate((each) => each.scrollWidth > each.clientWidth)
        expect.soft(sideways, `${where} is wider than its sheet`).toBe(false)
        await leave(page, opener)
      }
    }
  },
)

test('a tip that is shown keeps no Escape from the sheet', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.contacts.open(omar)
  const opener = mei.page.getByRole('button', { name: calledSo(texts.contacts.remark) })
  await opener.click()
  await sheetOn(mei.page).waitFor()
  await mei.page.keyboard.press('Shift+Tab')
  await sheetOn(mei.page).getByRole('button', { name: texts.common.close }).focus()
  await mei.page.getByRole('tooltip').waitFor()
  await leave(mei.page, opener)
})
