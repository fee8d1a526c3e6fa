import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

const messageCount = 600

/** Runs in the page, with the element that scrolls: how far each message on the screen moved while older ones came. */
async function scrollBack(scroll: Element): Promise<{ movedPxMax: number; firstSeq: string | null | undefined }> {
  const tops = () =>
    new Map(
      [...scroll.querySelectorAll('article')].map((article) => [
        article.textContent,
        article.getBoundingClientRect().top,
      ]),
    )
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  scroll.scrollTop = 400
  await frame()
  await frame()
  const firstSeq = scroll.querySelector('[data-seq]')?.getAttribute('data-seq')
  let before = tops()
  let movedPxMax = 0
  let quiet = 0
  // Until nothing was added for so many frames: enough for a page from the server.
  let height = scroll.scrollHeight
  while (quiet < 20) {
    await frame()
    const now = tops()
    for (const [text, top] of now) {
      const was = before.get(text)
      const isSeen = top > 0 && top < innerHeight
      if (was !== undefined && isSeen) movedPxMax = Math.max(movedPxMax, Math.abs(top - was))
    }
    before = now
    quiet = scroll.scrollHeight === height ? quiet + 1 : 0
    height = scroll.scrollHeight
  }
  return { movedPxMax, firstSeq }
}

test('600 messages are read backwards to the first, and none jumps under the eye', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [conversation] = await world.conversations(mei)
  for (let count = 1; count <= messageCount; count += 1) {
    const who = count % 3 === 0 ? omar : mei
    await world.inside.say(who.person, conversation, `Message ${count}${' and on it goes'.repeat((count * 7) % 23)}`)
  }
  // Read elsewhere, so that the conversation opens at its end.
  await world.inside.call(mei.person, 'chat.markRead', { conversationId: conversation, seq: messageCount + 1 })
  await mei.chats.row(omar).hasUnread(0)
  await mei.page.reload()
  await mei.chat(omar).open()
  const scroll = mei.chat(omar).scroller
  await scroll.getByText(`Message ${messageCount}`).waitFor()
  let pageCount = 0
  // Far from where one reads messages are dropped again, so that it does not grow for ever: but the first ones change.
  for (let last: string | null | undefined, isOver = false; !isOver; pageCount += 1) {
    const turned = await scroll.evaluate(scrollBack)
    expect(turned.movedPxMax, `page ${pageCount + 1}`).toBeLessThan(3)
    isOver = turned.firstSeq === last
    last = turned.firstSeq
  }
  expect(pageCount).toBeGreaterThan(5)
  await scroll.evaluate((element) => element.scrollTo(0, 0))
  await scroll.getByText(/^Message 1( and|$)/).waitFor()
  await mei.chat(omar).notes(texts.chat.note.contactsNow)

  await mei.chat(omar).jumpToNewest()
  await scroll.getByText(`Message ${messageCount}`).waitFor()
  await mei.page.getByRole('button', { name: texts.chat.jumpToNewest }).waitFor({ state: 'detached' })

  // Who reads back is not pulled down by what comes in; who is at the end sees it.
  await scroll.evaluate((element) => element.scrollTo(0, element.scrollHeight - 3000))
  await mei.page.getByRole('button', { name: texts.chat.jumpToNewest }).waitFor()
  const before = await scroll.evaluate((element) => element.scrollTop)
  await omar.chat(mei).send('And the newest')
  await mei.chats.row(omar).shows('And the newest')
  expect(await scroll.evaluate((element) => element.scrollTop)).toBeCloseTo(before, -1)
  await mei.chat(omar).jumpToNewest()
  await expect.poll(() => mei.chat(omar).isInView('And the newest')).toBe(true)
})
test('a conversation opens where one stopped reading, and only what was seen is read', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [conversation] = await world.conversations(mei)
  for (let count = 1; count <= 90; count += 1) await world.inside.say(mei.person, conversation, `Message ${count}`)
  await omar.chats.row(mei).hasUnread(90)
  await omar.chat(mei).notes(texts.chat.newMessages)
  await expect.poll(() => omar.chat(mei).isInView('Message 1')).toBe(true)
  await omar.chats.row(mei).showsNot('90 unread messages')
  await omar.chats.row(mei).shows(/[67]\d unread messages/)
  await omar.chat(mei).jumpToNewest()
  await omar.chats.row(mei).hasUnread(0)
})

test('far back one reads on towards the end, and what one writes there is seen at once', { timeout: 120_000 }, async ({
  world,
}) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [conversation] = await world.conversations(mei)
  for (let count = 1; count <= 500; count += 1) await world.inside.say(mei.person, conversation, `Message ${count}`)
  await mei.chat(omar).open()
  await mei.page.goto(`/chats/${conversation}?at=31`)
  const { scroller } = mei.chat(omar)
  await expect.poll(() => mei.chat(omar).isInView('Message 30')).toBe(true)
  // What comes meanwhile does not pull one away.
  await omar.chat(mei).send('Far below')
  await mei.chats.row(omar).shows('Far below')
  expect(await mei.chat(omar).isInView('Message 30')).toBe(true)

  const lastSeq = () =>
    scroller.evaluate((element) => Number([...element.querySelectorAll('[data-seq]')].at(-1)?.getAttribute('data-seq')))
  const toEnd = () => scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  // A note stands before the 500, and what came meanwhile after them.
  await expect.poll(async () => toEnd().then(lastSeq), { timeout: 30_000 }).toBe(502)
  await expect.poll(async () => toEnd().then(() => mei.chat(omar).isInView('Far below'))).toBe(true)
  await mei.page.getByRole('button', { name: texts.chat.jumpToNewest }).waitFor({ state: 'detached' })

  await mei.page.goto(`/chats/${conversation}?at=31`)
  await expect.poll(() => mei.chat(omar).isInView('Message 30')).toBe(true)
  await mei.chat(omar).send('Here I am')
  await expect.poll(() => mei.chat(omar).isInView('Here I am')).toBe(true)
})
