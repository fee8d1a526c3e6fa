/** The picture of the last screen, which stands before the app does. */
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'

const KEY = 'sampan.picture'
const app = /\/assets\/index-[\w-]+\.js$/
const held = 'the app is held back'

interface Drawn {
  html: string
  text: string
  inert: boolean
}

/** Has each page from now on note what its picture draws: it is closed to pages, and goes by itself. */
async function watchPicture({ page }: OnBoard): Promise<void> {
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (init) {
      const room = attach.call(this, init)
      const note = () => {
        if (!this.hasAttribute('data-drawn') || !(this instanceof HTMLElement)) return
        const { inert } = this
        Object.assign(window, { drawn: { html: room.innerHTML, text: room.textContent, inert } })
      }
      if (this.id === 'picture') new MutationObserver(note).observe(this, { attributes: true })
      return room
    }
  })
}

/** Undefined where none was drawn since the page was opened. */
const drawn = ({ page }: OnBoard): Promise<Drawn | undefined> => page.evaluate(() => Reflect.get(window, 'drawn'))
const textDrawn = async (who: OnBoard): Promise<string | undefined> => (await drawn(who))?.text

const kept = ({ page }: OnBoard): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), KEY)

/** Opens the page anew with this picture, whatever its app does until then. */
async function reloadWith({ page }: OnBoard, picture: string): Promise<void> {
  await page.evaluate(([key, text]) => addEventListener('pagehide', () => localStorage.setItem(key, text)), [
    KEY,
    picture,
  ] as const)
  await page.reload()
}

/** The one that the app has taken of a screen that says so. */
async function pictureSaying(who: OnBoard, words: string): Promise<string> {
  let picture = ''
  const look = async () => {
    picture = (await kept(who)) ?? ''
    return picture
  }
  await expect.poll(look, { timeout: 30_000 }).toContain(words)
  return picture
}

test('the last screen stands before the app does, and nothing stays of what was taken back', {
  timeout: 120_000,
}, async ({ world }) => {
  world.tolerate(/ERR_FAILED/, held)
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).send('The ferry leaves at ten')
  await mei.chat(omar).send('From the old pier')
  const picture = await pictureSaying(mei, 'From the old pier')

  await watchPicture(mei)
  await mei.page.route(app, (route) => route.abort())
  await reloadWith(mei, picture)
  await expect.poll(() => textDrawn(mei), { timeout: 30_000 }).toContain('The ferry leaves at ten')
  // To hands, to readers and to tests it is not there.
  expect(await mei.page.getByText('The ferry leaves at ten').count()).toBe(0)
  expect((await drawn(mei))?.inert).toBe(true)
  // Another screen has none.
  await mei.page.goto('/contacts')
  expect(await mei.page.locator('#picture').count()).toBe(0)
  expect(await drawn(mei)).toBe(undefined)

  await mei.page.unroute(app)
  await mei.page.goBack()
  await mei.page.reload()
  await mei.chat(omar).sees('From the old pier')
  await expect.poll(() => mei.page.locator('#picture').count(), { timeout: 30_000 }).toBe(0)

  await (await mei.chat(omar).sees('From the old pier')).choose('recall')
  await mei.chat(omar).seesNot('From the old pier')
  const says = async () => {
    const text = (await kept(mei)) ?? ''
    return [text.includes('The ferry leaves at ten'), text.includes('From the old pier')]
  }
  await expect.poll(says, { timeout: 30_000 }).toEqual([true, false])

  await mei.goTo('me')
  await mei.me.signOut()
  await expect.poll(() => kept(mei), { timeout: 30_000 }).toBe(null)
})

test('a picture that was tampered with draws nothing that acts', { timeout: 120_000 }, async ({ world }) => {
  world.tolerate(/ERR_FAILED/, held)
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).send('The ferry leaves at ten')
  const picture = JSON.parse(await pictureSaying(mei, 'The ferry leaves at ten'))
  await watchPicture(mei)
  await mei.page.route(app, (route) => route.abort())

  const draws = (parts: unknown[]) => reloadWith(mei, JSON.stringify({ ...picture, parts }))
  await draws([['p', { onclick: 'alert(1)', href: 'javascript:alert(1)', class: 'x' }, ['Harmless']]])
  await expect.poll(() => textDrawn(mei), { timeout: 30_000 }).toContain('Harmless')
  const { html = '' } = (await drawn(mei)) ?? {}
  expect(html).toContain('<p class="x"')
  expect(html).not.toMatch(/onclick|href="javascript/)

  for (const part of [['script', {}, ['alert(1)']], ['iframe', { src: '/' }, []], ['style', {}, ['* {}']], [], 7]) {
    await draws([part])
    expect(await mei.page.locator('#picture').count(), JSON.stringify(part)).toBe(0)
    expect(await drawn(mei)).toBe(undefined)
  }
})
