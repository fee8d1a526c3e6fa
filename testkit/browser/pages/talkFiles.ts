import { buffer } from 'node:stream/consumers'
import type { Locator } from 'playwright-core'
import { counted, fill, texts } from '../texts.ts'
import type { Talk } from './talk.ts'

const t = texts.files

export interface GivenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** Files and videos in an open conversation. */
export class TalkFiles {
  private readonly talk: Talk

  constructor(talk: Talk) {
    this.talk = talk
  }

  /** By the entry of the composer's menu: as it is, or as something to be looked at. */
  async send(way: 'file' | 'media', file: GivenFile, caption = ''): Promise<void> {
    const { page } = this.talk
    await this.talk.open()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: texts.chat.composer.attach, exact: true }).click()
    const entry = way === 'file' ? t.choose.file : texts.chat.composer.pictures
    await page.getByRole('menuitem', { name: entry, exact: true }).click()
    await (await choosing).setFiles(file)
    const sheet = page.getByRole('dialog', { name: counted(t.send.title_one, t.send.title_other, 1) })
    const send = sheet.getByRole('button', { name: texts.chat.composer.send, exact: true })
    await send.waitFor()
    if (caption !== '') await sheet.getByRole('textbox', { name: texts.chat.composer.caption }).fill(caption)
    await send.click()
    await sheet.waitFor({ state: 'detached' })
  }

  /** The message that holds the file of that name. */
  message(name: string): Locator {
    return this.talk.log.getByRole('article').filter({ has: this.talk.page.getByText(name, { exact: true }) })
  }

  /** How much of a file that is being sent is there, 0 to 100; it may be waiting, which is 0. */
  async percentOf(name: string): Promise<number> {
    const bar = this.message(name).getByRole('progressbar', { name: t.bubble.uploading })
    if ((await bar.count()) === 0) return 0
    return Number((await bar.getAttribute('aria-valuenow')) ?? 0)
  }

  async cancel(name: string): Promise<void> {
    await this.message(name).getByRole('button', { name: t.bubble.cancel }).click()
    await this.message(name).waitFor({ state: 'detached' })
  }

  /** Saves a file that was sent; answers its bytes and the name by which it is saved. */
  async save(name: string): Promise<{ name: string; bytes: Buffer }> {
    const { page } = this.talk
    const saving = page.waitForEvent('download')
    await this.message(name)
      .getByRole('link', { name: fill(t.bubble.download, { name }) })
      .click()
    const download = await saving
    return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) }
  }
}
