import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'

const t = texts.photoEditor

/** Left half blue, right half green, 800 × 600. */
async function twoFields() {
  const half = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#20a040' } })
    .png()
    .toBuffer()
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#2040c0' } })
    .composite([{ input: half, left: 400, top: 0 }])
    .jpeg({ quality: 95 })
    .toBuffer()
  return { name: 'fields.jpg', mimeType: 'image/jpeg', buffer }
}

/** Chooses a picture and opens it on the editor's table. */
async function openEditor(page: Page): Promise<Locator> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: texts.chat.composer.attach, exact: true }).click()
  await page.getByRole('menuitem', { name: texts.chat.composer.pictures, exact: true }).click()
  await (await choosing).setFiles(await twoFields())
  await page.getByRole('button', { name: t.edit, exact: true }).click()
  const editor = page.getByRole('dialog', { name: t.title })
  await editor.locator('canvas[data-picture]').waitFor()
  return editor
}

async function boxOf(part: Locator) {
  const box = await part.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return box
}

/** Drags from one place of the picture to another; both are shares of its sides. */
async function drag(page: Page, editor: Locator, from: [number, number], to: [number, number]): Promise<void> {
  const box = await boxOf(editor.locator('canvas[data-picture]'))
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1])
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 8 })
  await page.mouse.up()
}

const press = (editor: Locator, name: string) => editor.getByRole('button', { name, exact: true }).click()

async function sends(page: Page, editor: Locator): Promise<void> {
  await press(editor, texts.common.done)
  await editor.waitFor({ state: 'detached' })
  await page.getByRole('dialog').getByRole('button', { name: texts.chat.composer.send, exact: true }).click()
}

/** The picture as the server has it for the one who got it. */
async function arrived(page: Page, from: string, count: number) {
  const picture = page.getByRole('button', { name: fill(texts.chat.picture.from, { name: from }) })
  await expect.poll(() => picture.count()).toBe(count)
  const address = await picture.last().locator('img').last().getAttribute('src')
  const answer = await page.request.get((address ?? '').replace('thumbnail', 'original'))
  const { data, info } = await sharp(await answer.body())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const start = (Math.round(y * (info.height - 1)) * info.width + Math.round(x * (info.width - 1))) * 3
    return [...data.subarray(start, start + 3)]
  }
  return { width: info.width, height: info.height, at }
}

const spread = (colour: number[]) => Math.max(...colour) - Math.min(...colour)

test('a picture is cropped, turned, drawn upon, written upon, filtered and sent', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await omar.chat(mei).open()
  const editor = await openEditor(mei.page)

  // The left half goes: what is seen is green. Turned it stands.
  const left = await boxOf(editor.getByRole('button', { name: t.crop.handle.w, exact: true }))
  const whole = await boxOf(editor.locator('canvas[data-picture]'))
  await mei.page.mouse.move(left.x + left.width / 2, left.y + left.height / 2)
  await mei.page.mouse.down()
  await mei.page.mouse.move(whole.x + whole.width * 0.55, left.y + left.height / 2, { steps: 5 })
  await mei.page.mouse.up()
  await press(editor, t.crop.turn)

  await press(editor, t.tool.filter)
  await press(editor, t.filter.mono)
  await press(editor, t.tool.draw)
  await press(editor, t.brush.thick)
  await press(editor, t.colour.red)
  await drag(mei.page, editor, [0.1, 0.5], [0.9, 0.5])
  await press(editor, t.tool.text)
  await press(editor, t.text.add)
  await editor.getByRole('textbox', { name: t.text.field }).fill('Ahoy')
  const written = editor.getByRole('button', { name: fill(t.text.box, { text: 'Ahoy' }) })
  await written.focus()
  for (let times = 0; times < 5; times += 1) await mei.page.keyboard.press('ArrowUp')
  await sends(mei.page, editor)

  const picture = await arrived(omar.page, 'Mei', 1)
  expect(picture.width).toBe(600)
  expect(picture.height).toBeGreaterThan(340)
  expect(picture.height).toBeLessThan(380)
  // What was drawn keeps its colour; all else has none.
  const [red = 0, green = 0, blue = 0] = picture.at(0.3, 0.5)
  expect(red).toBeGreaterThan(180)
  expect(Math.max(green, blue)).toBeLessThan(100)
  expect(spread(picture.at(0.3, 0.1))).toBeLessThan(12)
  expect(spread(picture.at(0.9, 0.9))).toBeLessThan(12)
})

test('steps are taken back, by keyboard too; a mosaic hides; leaving asks', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await omar.chat(mei).open()
  const editor = await openEditor(mei.page)
  await press(editor, t.tool.draw)
  await drag(mei.page, editor, [0.1, 0.2], [0.9, 0.2])
  await press(editor, t.undo)
  await editor.getByRole('button', { name: t.undo, exact: true, disabled: true }).waitFor()
  // With the keyboard: down in the middle, to the right, up.
  await editor.getByRole('button', { name: t.brush.keys }).focus()
  await mei.page.keyboard.press('Space')
  for (let times = 0; times < 4; times += 1) await mei.page.keyboard.press('ArrowRight')
  await mei.page.keyboard.press('Space')
  await press(editor, t.tool.mosaic)
  await press(editor, t.brush.thick)
  await drag(mei.page, editor, [0.49, 0.85], [0.49, 0.95])
  await mei.page.keyboard.press('Escape')
  const asked = mei.page.getByRole('alertdialog', { name: t.leave.title })
  await asked.getByRole('button', { name: texts.common.cancel }).click()
  await asked.waitFor({ state: 'detached' })
  await sends(mei.page, editor)

  const picture = await arrived(omar.page, 'Mei', 1)
  expect([picture.width, picture.height]).toEqual([800, 600])
  // The first line is gone, the second is there.
  expect(picture.at(0.25, 0.2)[0]).toBeLessThan(80)
  expect(picture.at(0.505, 0.5)[0]).toBeGreaterThan(180)
  // The edge between the fields ran through a square of the mosaic: neither blue nor green, where it was one of them.
  const hidden = picture.at(0.498, 0.9)
  const plain = picture.at(0.49, 0.7)
  expect(Math.abs((hidden[1] ?? 0) - (plain[1] ?? 0))).toBeGreaterThan(10)
})

test('a picture of the conversation is edited and sent again', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).sendPicture(await twoFields())
  await omar.chat(mei).open()
  await omar.page.getByRole('button', { name: fill(texts.chat.picture.from, { name: 'Mei' }) }).click()
  await omar.page.getByRole('button', { name: t.editAndSend, exact: true }).click()
  const editor = omar.page.getByRole('dialog', { name: t.title })
  await press(editor, t.crop.flip)
  await sends(omar.page, editor)
  await mei.chat(omar).open()
  const picture = await arrived(mei.page, 'Omar', 1)
  // Mirrored: green is on the left now.
  expect(picture.at(0.2, 0.5)[1]).toBeGreaterThan(120)
  expect(picture.at(0.8, 0.5)[2]).toBeGreaterThan(150)
})

test('the wheel zooms into the picture, and what is drawn there stands where it was drawn', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  const editor = await openEditor(mei.page)
  await press(editor, t.tool.draw)
  const canvas = editor.locator('canvas[data-picture]')
  const before = await boxOf(canvas)
  const mouse = { x: before.x + before.width / 4, y: before.y + before.height / 4 }
  await mei.page.mouse.move(mouse.x, mouse.y)
  await mei.page.mouse.wheel(0, -350)
  await expect.poll(async () => (await boxOf(canvas)).width / before.width).toBeGreaterThan(1.9)
  // No edge of it is drawn into the frame: so it need not lie a quarter in under the mouse.
  const now = await boxOf(canvas)
  const share = (x: number, y: number) => [(x - now.x) / now.width, (y - now.y) / now.height] as const
  await mei.page.mouse.down()
  await mei.page.mouse.move(mouse.x + 30, mouse.y, { steps: 4 })
  await mei.page.mouse.up()
  await sends(mei.page, editor)
  await omar.chat(mei).open()
  const picture = await arrived(omar.page, 'Mei', 1)
  const [red = 0, green = 0, blue = 0] = picture.at(...share(mouse.x + 15, mouse.y))
  expect(red).toBeGreaterThan(150)
  expect(Math.max(green, blue)).toBeLessThan(110)
  expect(picture.at(0.05, 0.5)[0]).toBeLessThan(100)
})
