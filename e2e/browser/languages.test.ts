import type { Device } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import ar from '../../web/src/locales/ar/common.json' with { type: 'json' }
import arMe from '../../web/src/locales/ar/me.json' with { type: 'json' }
import arSignIn from '../../web/src/locales/ar/signIn.json' with { type: 'json' }
import zh from '../../web/src/locales/zh/common.json' with { type: 'json' }

/** What stays as it is in every language: names of people, of languages, of the product, keys, addresses. */
const untranslated =
  /Mei|Omar|mei|Boat crew|QR|Sampan|Ctrl K|English|Italiano|Deutsch|@?[a-z]+_\d+|localhost:\d+|0\.0\.0-test|Test device|Hello/g

/** Runs in the page: every word that is seen, or told to a screen reader. */
function wordsOnScreen(): string[] {
  const words: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (!node.checkVisibility()) continue
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-valuetext', 'aria-description'])
        words.push(node.getAttribute(name) ?? '')
    } else if (node.parentElement?.checkVisibility() && !node.parentElement.closest('script, style, select')) {
      words.push(node.textContent ?? '')
    }
  }
  return words.filter((each) => each.trim() !== '')
}

/** Texts in which Latin letters stand although the language has none. */
async function leftInEnglish({ page }: Device): Promise<string[]> {
  const words = await page.evaluate(wordsOnScreen)
  return words.filter((text) => /[a-z]{2,}/i.test(text.replace(untranslated, '')))
}

const paths = [
  '/chats',
  '/chats/new-group',
  '/contacts',
  '/contacts/new',
  '/contacts/requests',
  '/contacts/groups',
  '/discover',
  '/me',
  '/me/profile',
  '/me/devices',
  '/me/settings',
  '/me/settings/blocked',
]

test.for([
  ['ar', 'rtl', ar.places.chats],
  ['zh', 'ltr', zh.places.chats],
] as const)('nothing is left in English: %s', async ([language, direction, chats], { world }) => {
  const people = [await world.inside.person('Mei'), await world.inside.person('Omar')] as const
  const conversation = await world.inside.befriend(...people)
  await world.inside.say(people[1], conversation, 'Hello')
  const group = await world.inside.group(people, 'Boat crew')
  const mei = await world.device(people[0], { language })
  const root = mei.page.locator('html')
  await mei.page.getByRole('link', { name: chats }).first().waitFor()
  expect([await root.getAttribute('dir'), await root.getAttribute('lang')]).toEqual([
    direction,
    language === 'zh' ? 'zh-Hans' : language,
  ])
  const inside = [`/chats/${conversation}`, `/chats/${group}/details`, `/contacts/${people[1].id}`]
  for (const path of [...paths, ...inside]) {
    await mei.page.goto(path)
    await mei.page.getByRole('heading', { level: 1 }).last().waitFor()
    await mei.isSettled()
    expect(await leftInEnglish(mei), path).toEqual([])
  }
})

test('the sign-in page turns to Arabic and stays so', async ({ world }) => {
  const visitor = await world.visitor()
  await visitor.signIn.isAsked()
  await visitor.page.getByRole('button', { name: 'English' }).click()
  await visitor.page.getByRole('menuitemradio', { name: 'العربية' }).click()
  await visitor.page.getByRole('heading', { name: arSignIn.title }).waitFor()
  await visitor.page.reload()
  await visitor.page.getByRole('heading', { name: arSignIn.title }).waitFor()
  expect(await leftInEnglish(visitor)).toEqual([])
})

test('right to left everything stands on the other side, and a message keeps its own direction', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).send('Hello')
  const left = await sides(mei)
  await mei.page.goto('/me/settings')
  await mei.page.getByRole('button', { name: 'العربية' }).click()
  await mei.page.getByRole('heading', { name: arMe.settings }).first().waitFor()
  await mei.page.goto('/chats')
  await mei.chats.openFirst()
  await mei.page.getByRole('article').first().waitFor()
  const right = await sides(mei)
  const width = mei.page.viewportSize()?.width ?? 0
  expect(left.rail).toBeLessThan(width / 4)
  expect(right.rail).toBeGreaterThan((width * 3) / 4)
  expect(left.message).toBeGreaterThan(left.send - width / 2)
  expect(right.message).toBeLessThan(width / 2)
  expect(left.send).toBeGreaterThan((width * 3) / 4)
  expect(right.send).toBeLessThan(width / 4)
  // The arrow of the send button points the way one reads.
  expect([left.arrow, right.arrow]).toEqual([false, true])
  expect(
    await mei.page
      .locator('article bdi')
      .first()
      .evaluate((text) => getComputedStyle(text).direction),
  ).toBe('ltr')
})

/** Where things stand, in pixels from the left; whether the arrow of the send button is mirrored. */
async function sides({ page }: Device) {
  const middle = async (selector: string) => {
    const box = await page.locator(selector).last().boundingBox()
    return box ? box.x + box.width / 2 : Number.NaN
  }
  await page.locator('textarea').fill('x')
  const icon = page.locator('footer button svg').last()
  const arrow = await icon.evaluate(
    (svg) => new DOMMatrix(getComputedStyle(svg).transform).a < 0 || getComputedStyle(svg).scale.startsWith('-1'),
  )
  return { rail: await middle('nav'), message: await middle('article bdi'), send: await middle('footer button'), arrow }
}

test('numbers, days and plurals are those of the language', async ({ world }) => {
  expect(texts.chat.title).toBe('Chats')
  const mei = await world.inside.person('Mei')
  const omar = await world.inside.person('Omar')
  const conversation = await world.inside.befriend(mei, omar)
  for (const text of ['a', 'b', 'c']) await world.inside.say(omar, conversation, text)
  const device = await world.device(mei, { language: 'ar' })
  await device.page.locator('a[data-row]').getByText('٣', { exact: true }).waitFor()
  await device.page.locator('a[data-row]').getByText('٣ رسائل غير مقروءة').waitFor({ state: 'attached' })
})
