/** Small things that hands do without thinking. */
import { hasNoBarriers } from '@sampan/testkit/browser/barriers.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { counted, fill, texts } from '@sampan/testkit/browser/texts.ts'
import sharp from 'sharp'

const t = texts.chat

test('an @ writes what a person is called by others, and one @ calls everyone', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await world.group([mei, omar, sasha], 'Boat crew')
  await world.inside.call(mei.person, 'contacts.setRemark', { memberId: omar.person.id, remark: 'Grumpy' })
  await mei.chat('Boat crew').mention('Gru', 'Grumpy')
  await mei.chat('Boat crew').type('bring the rope')
  await mei.chat('Boat crew').pressSend()
  const sent = await sasha.chat('Boat crew').sees('@Omar bring the rope')
  await sent.article.getByRole('link', { name: '@Omar', exact: true }).waitFor()

  const { everyone } = texts.alerts
  await mei.chat('Boat crew').mention(everyone.slice(0, 4), everyone)
  await mei.chat('Boat crew').pressSend()
  await sasha.chat('Boat crew').sees(`@${everyone}`)
  await omar.page.getByText(t.mentioned, { exact: true }).first().waitFor({ state: 'attached' })
})

test('an @ finds Chinese names by how they are read', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await world.group([mei, omar, sasha], 'Boat crew')
  await world.inside.call(mei.person, 'contacts.setRemark', { memberId: omar.person.id, remark: '林小河' })
  await mei.chat('Boat crew').mention('xiaohe', '林小河')
  await mei.chat('Boat crew').pressSend()
  await sasha.chat('Boat crew').sees('@Omar')
})

test('a change that is refused after one was offline is told, with the words that would be lost', async ({ world }) => {
  world.tolerate(/ERR_INTERNET_DISCONNECTED/, 'Mei is in a tunnel')
  world.tolerate(/status of 4\d\d.*chat\.editMessage/, 'the change is refused')
  const [omar, mei] = await world.friends('Omar', 'Mei')
  const conversationId = await world.group([omar, mei], 'Boat crew')
  await mei.chat('Boat crew').send('At nine')
  await (await mei.chat('Boat crew').sees('At nine')).hasMark('sent')
  await mei.goOffline()
  await mei.page.getByText(texts.common.offline).waitFor()
  await mei.chat('Boat crew').composer.press('ArrowUp')
  await mei.chat('Boat crew').composer.fill('At ten')
  await mei.page.getByRole('button', { name: texts.messages.edit.save, exact: true }).click()
  await mei.chat('Boat crew').sees('At ten')
  await world.inside.call(omar.person, 'chat.changeGroupSettings', { conversationId, posting: 'admins' })
  await mei.goOnline()
  const [told = ''] = fill(texts.alerts.refused.edit, { text: 'At ten', reason: '' }).split('. ')
  await mei.page.getByText(told).waitFor()
  await mei.page.getByRole('button', { name: texts.alerts.refused.copy, exact: true }).click()
  expect(await mei.page.evaluate(() => navigator.clipboard.readText())).toBe('At ten')
  await mei.chat('Boat crew').sees('At nine')
})

test('a pasted picture goes with its words by Enter', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  await mei.chat(omar).open()
  await mei.chat(omar).composer.evaluate((field, base64) => {
    const clipboardData = new DataTransfer()
    const all = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))
    clipboardData.items.add(new File([all], 'image.png', { type: 'image/png' }))
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, bytes.toString('base64'))
  await mei.page
    .getByRole('dialog', { name: counted(t.composer.sendPictures_one, t.composer.sendPictures_other, 1) })
    .waitFor()
  await mei.page.keyboard.type('The river')
  await mei.page.keyboard.press('Enter')
  await omar.chat(mei).sees('The river')
})

test('the name of a dropped file stays within its sheet', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  const name = `${'A name that goes on and on '.repeat(6)}.pdf`
  const dropped = await mei.page.evaluateHandle((named) => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], named, { type: 'application/pdf' }))
    return data
  }, name)
  for (const type of ['dragenter', 'dragover', 'drop'])
    await mei.chat(omar).scroller.dispatchEvent(type, { dataTransfer: dropped })
  const sheet = mei.page.getByRole('dialog')
  const shown = sheet.getByText(name, { exact: true }).locator('..')
  const rightOf = async (each: typeof sheet) => {
    const box = await each.boundingBox()
    return box ? box.x + box.width : Number.NaN
  }
  await shown.waitFor()
  expect(await rightOf(shown)).toBeLessThan(await rightOf(sheet))
})

test('words go with what is forwarded', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await omar.chat(mei).send('Six o’clock')
  const said = await mei.chat(omar).sees('Six o’clock')
  await said.article.hover()
  await said.article.getByRole('button', { name: t.message.menu }).click()
  await mei.page.getByRole('menuitem', { name: t.message.forward, exact: true }).click()
  const sheet = mei.page.getByRole('dialog', { name: t.forward.title })
  await sheet.getByRole('checkbox', { name: 'Sasha' }).click({ force: true })
  await sheet.getByRole('textbox', { name: t.forward.words }).fill('As Omar says')
  await sheet.getByRole('button', { name: t.composer.send }).click()
  await sasha.chat(mei).sees('Six o’clock')
  await sasha.chat(mei).sees('As Omar says')
})

test('the day stands over what one scrolls through, and goes', async ({ world }) => {
  const people = [await world.inside.person('Mei'), await world.inside.person('Omar')] as const
  const conversation = await world.inside.befriend(...people)
  for (let count = 1; count <= 40; count += 1) await world.inside.say(people[1], conversation, `Message ${count}`)
  await world.inside.call(people[0], 'chat.markRead', { conversationId: conversation, seq: 41 })
  const mei = await world.device(people[0])
  await mei.chat('Omar').sees('Message 40')
  const day = mei.page.locator('[data-floating-day]')
  expect(await day.getAttribute('data-floating-day')).toBe('false')
  await mei.chat('Omar').scroller.hover()
  await mei.page.mouse.wheel(0, -600)
  await expect.poll(() => day.getAttribute('data-floating-day')).toBe('true')
  expect(await day.textContent()).not.toBe('')
  await expect.poll(() => day.getAttribute('data-floating-day')).toBe('false')
})

test('who leads a group sees in it who waits at its door', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  const conversationId = await world.group([mei, omar], 'Boat crew')
  const { inside } = world
  await inside.call(mei.person, 'chat.changeGroupSettings', { conversationId, approval: true })
  await mei.chat('Boat crew').open()
  await inside.call(mei.person, 'chat.createGroupLink', { conversationId, life: 'week' })
  const [link] = (await inside.call(mei.person, 'chat.listGroupLinks', { conversationId })).links
  await inside.call(sasha.person, 'chat.joinByLink', { token: link?.token ?? '' })
  const { count_one, count_other } = texts.groups.requests
  await mei.page.getByRole('link', { name: counted(count_one, count_other, 1) }).click()
  await mei.page.getByRole('button', { name: texts.groups.requests.accept, exact: true }).click()
  await sasha.chats.row('Boat crew').open()
})

test('a card says whether somebody is there', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.contacts.open(omar)
  await mei.page.getByRole('main').getByText(texts.contacts.online, { exact: true }).first().waitFor()
})

test('nobody is shut out of menus and sheets, and Escape leads back', { timeout: 120_000 }, async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await omar.chat(mei).send('Hello')
  const hello = await mei.chat(omar).sees('Hello')
  const menu = mei.page.getByRole('menu', { name: t.message.menu })
  const overlays = mei.page.locator('[role=dialog], [role=alertdialog], [role=menu]')
  const open = async (entry: string) => {
    await hello.article.locator('bdi').first().click({ button: 'right' })
    await menu.getByRole('menuitem', { name: entry, exact: true }).click()
    await menu.waitFor({ state: 'detached' })
  }
  await hello.article.locator('bdi').first().click({ button: 'right' })
  await menu.waitFor()
  await hasNoBarriers(mei, 'the menu of a message')
  await mei.page.keyboard.press('Escape')
  await expect.poll(() => overlays.count()).toBe(0)
  for (const entry of [t.message.forward, t.message.hide, texts.groups.report.action]) {
    await open(entry)
    const sheet = mei.page.locator('[role=dialog], [role=alertdialog]')
    await sheet.waitFor()
    await expect.poll(() => sheet.evaluate((each) => each.contains(document.activeElement))).toBe(true)
    await hasNoBarriers(mei, fill('the sheet {{entry}}', { entry }))
    await mei.page.keyboard.press('Escape')
    await expect.poll(() => overlays.count()).toBe(0)
  }
  const attach = mei.page.getByRole('button', { name: t.composer.attach, exact: true })
  await attach.click()
  await mei.page.getByRole('menu').waitFor()
  await hasNoBarriers(mei, 'the menu of ways to send')
  await mei.page.keyboard.press('Escape')
  await expect.poll(() => attach.evaluate((each) => each === document.activeElement)).toBe(true)
})

test('whoever asks for no motion gets none', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.page.emulateMedia({ reducedMotion: 'reduce' })
  await omar.chat(mei).send('Hello')
  await mei.chat(omar).sees('Hello')
  await mei.page.getByRole('button', { name: t.composer.attach, exact: true }).click()
  await mei.page.getByRole('menu').waitFor()
  const longest = () =>
    mei.page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0)),
      ),
    )
  await expect.poll(longest).toBe(0)
})
