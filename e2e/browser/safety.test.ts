import type { Device } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'

const attack = '<img src=x onerror="window.broken=1">'
const script = '"><script>window.broken=1</script>'

/** Nothing that people wrote has become a part of the page. */
async function isUnharmed({ page }: Device): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'broken'))).toBeUndefined()
  expect(await page.locator('img[src="x"], [onerror], body script:not([src])').count()).toBe(0)
  expect(await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count()).toBe(0)
}

test('what people write stays text wherever it is shown', async ({ world }) => {
  const people = [await world.inside.person('Mei'), await world.inside.person('Omar')] as const
  await world.inside.call(people[1], 'accounts.updateProfile', { name: attack, about: script })
  const conversation = await world.inside.befriend(...people)
  const stranger = await world.inside.person('Sasha')
  await world.inside.call(stranger, 'contacts.requestContact', { memberId: people[0].id, greeting: attack })
  const group = await world.inside.group(people, attack)
  await world.inside.call(people[0], 'chat.renameGroup', { conversationId: group, title: script })
  const seq = await world.inside.say(people[1], conversation, `${attack} javascript:window.broken=1 ${script}`)
  const link = await world.inside.say(people[1], conversation, 'javascript://x.example/%0Awindow.broken=1')
  await world.inside.call(people[0], 'chat.setReaction', { conversationId: conversation, seq, emoji: '👍' })

  const mei = await world.device(people[0])
  await mei.chats.row(attack).isThere()
  await mei.chats.row(script).isThere()
  await isUnharmed(mei)
  await mei.chat(attack).sees(`${attack} javascript:window.broken=1 ${script}`)
  expect(link).toBeGreaterThan(seq)
  await isUnharmed(mei)
  await mei.chat(attack).openDetails()
  await mei.page.getByText(script, { exact: true }).first().waitFor()
  await isUnharmed(mei)
  await mei.chat(script).open()
  await mei.chat(script).openDetails()
  await isUnharmed(mei)
  await mei.page.goto('/contacts/requests')
  await mei.page.getByText(attack, { exact: true }).first().waitFor()
  await isUnharmed(mei)
  await mei.page.goto(`/contacts/${people[1].id}`)
  await mei.page.getByRole('heading', { name: attack }).waitFor()
  await isUnharmed(mei)
  await mei.page.goto(`/add/${encodeURIComponent(script)}`)
  await mei.page.getByRole('heading', { level: 1 }).last().waitFor()
  await isUnharmed(mei)
})

test('only links to the web are links', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const text = 'javascript:alert(1) data:text/html,x file:///etc/passwd vbscript:x https://good.example'
  await mei.chat(omar).send(text)
  await omar.chat(mei).open()
  const links = omar.chat(mei).log.getByRole('link')
  await links.first().waitFor()
  expect(await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual([
    'https://good.example/',
  ])
})

test('after signing in one is not led to another site', async ({ world }) => {
  const { handle } = await world.inside.person('Mei')
  const mei = await world.visitor({ path: '/sign-in?next=//evil.example/' })
  await mei.signIn.withPassword(handle, 'a boat on the river')
  await mei.page.waitForURL(`${world.origin}/chats`)
})

test('the policy holds: no script but the app’s own runs, and a breach would be heard', async ({ world }) => {
  world.tolerate(/securitypolicyviolation|Content Security Policy/, 'the page is broken into on purpose')
  const visitor = await world.visitor()
  await visitor.signIn.isAsked()
  await visitor.page.evaluate(async () => {
    const heard: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => heard.push(event.effectiveDirective))
    const inline = document.createElement('script')
    inline.textContent = 'window.broken = 1'
    const foreign = document.createElement('img')
    foreign.src = 'https://evil.example/x.png'
    const frame = document.createElement('iframe')
    frame.src = 'https://evil.example/'
    document.body.append(inline, foreign, frame)
    await fetch('https://evil.example/').catch(() => undefined)
    Reflect.set(window, 'heard', heard)
  })
  const heard = () => visitor.page.evaluate((): string[] => Reflect.get(window, 'heard').toSorted())
  await expect.poll(heard).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem'])
  expect(await visitor.page.evaluate(() => Reflect.get(window, 'broken'))).toBeUndefined()
  expect(await visitor.page.evaluate(() => document.cookie)).toBe('')
})
