/**
 * The job that makes everything of a member into one ZIP file. It asks the public methods, as the member: what the
 * member may not see is not in it, and what methods will answer one day is.
 */
import type { Conversation, Favourite, Input, Member, Message, MethodName, Output, Relation } from '@sampan/contract'
import { Refusal } from '../../kernel/errors.ts'
import type { FileAnswer, MemberCaller } from '../../kernel/method.ts'
import { advanceExport, type ExportRow, exportBlobOf } from '../../modules/accounts/index.ts'
import type { FlowServices } from '../services.ts'
import { type Archive, createArchive } from './archive.ts'
import { foot, head, html, style } from './html.ts'
import { draftsPart, favouritePart, privacyPart, stickersPart } from './keptPages.ts'
import { keptTexts } from './keptTexts.ts'
import {
  chatLink,
  chatTitle,
  contactsPart,
  devicesPart,
  entryRow,
  messagePart,
  profilePart,
  type Setting,
  timeOf,
} from './pages.ts'
import { exportTexts } from './texts.ts'

const MESSAGES_AT_ONCE = 200
const ENTRIES_AT_ONCE = 100
const FAVOURITES_AT_ONCE = 100

/** It was cancelled on the way. */
class Cancelled extends Error {}

/** Bears being run twice: what is ready or cancelled is left as it is, and what was begun is begun anew. */
export const makeAccountExport =
  (services: FlowServices) =>
  async ({ exportId }: { exportId: string }): Promise<void> => {
    const { db, blobs } = services
    const row = await advanceExport(db, exportId, { state: 'working', percent: 0 })
    if (!row) return
    const archive = await createArchive(blobs, exportBlobOf(exportId), row.created_at)
    try {
      await fill(services, row, archive)
      const sizeBytes = await archive.finish()
      if (!(await advanceExport(db, exportId, { state: 'ready', percent: 100, size_bytes: sizeBytes })))
        await blobs.remove(exportBlobOf(exportId))
    } catch (reason) {
      await archive.abandon()
      if (reason instanceof Cancelled) return
      await advanceExport(db, exportId, { state: 'failed' })
      throw reason
    }
  }

interface Source {
  read<Name extends MethodName>(method: Name, input: Input<Name>): Promise<Output<Name>>
  /** Null for what the member may not, or cannot any more, have. */
  file(fileId: string): Promise<FileAnswer | null>
}

function sourceOf({ callInside }: FlowServices, caller: MemberCaller): Source {
  return {
    async read<Name extends MethodName>(method: Name, input: Input<Name>) {
      const answer = await callInside(caller, { method, input })
      if (answer.type !== 'json') throw new Error(`${method} answered bytes`)
      // The dispatcher answers what the method declares.
      return answer.output as Output<Name>
    },
    async file(fileId) {
      try {
        const answer = await callInside(caller, { method: 'files.fetchFile', input: { fileId, variant: 'original' } })
        return answer.type === 'file' ? answer.file : null
      } catch (reason) {
        if (reason instanceof Refusal && reason.code === 'files.notFound') return null
        throw reason
      }
    },
  }
}

async function fill(services: FlowServices, row: ExportRow, archive: Archive): Promise<void> {
  const source = sourceOf(services, { memberId: row.member_id, deviceId: row.device_id })
  const texts = { ...exportTexts[row.language], ...keptTexts[row.language] }
  const self = await source.read('accounts.getSelf', {})
  const { devices } = await source.read('accounts.listDevices', {})
  const { passkeys } = await source.read('accounts.listPasskeys', {})
  const relations = await allRelations(source)
  const chats = await allConversations(source)
  const total = Math.max(
    1,
    chats.reduce((sum, { lastMessage }) => sum + (lastMessage?.seq ?? 0), 0),
  )
  let done = 0
  const goOn = async (messages: number) => {
    done += messages
    // Each message is gone through twice: for the pages, and for the data. The end is told when the file is there.
    const percent = Math.min(99, Math.floor((50 * done) / total))
    if (!(await advanceExport(services.db, row.id, { percent }))) throw new Cancelled()
  }

  const names = new Map<string, string>([self.member, ...relations.map(({ member }) => member)].map(named))
  for (const { member, remark } of relations) if (remark !== null) names.set(member.id, remark)
  const files = new Map<string, string | undefined>()
  const setting: Setting = {
    language: row.language,
    timeZone: services.config.timeZone,
    texts,
    selfId: row.member_id,
    names,
    fileAt: (fileId) => files.get(fileId),
  }
  const keep = async (fileId: string) => {
    if (files.has(fileId)) return
    const file = row.with_files ? await source.file(fileId) : null
    const path = file ? `files/${fileId}${endingOf(file.fileName)}` : undefined
    files.set(fileId, path === undefined ? undefined : `../${path}`)
    if (file && path !== undefined) await archive.addBytes(path, file.open())
  }
  const page = (title: string, root: '' | '../') => head({ title, language: row.language, root }).markup

  const links: string[] = []
  for (const [index, chat] of chats.entries()) {
    const name = `${String(index + 1).padStart(4, '0')}`
    if (chat.kind === 'group') {
      const { members } = await source.read('chat.listMembers', { conversationId: chat.id })
      for (const { member } of members) if (!names.has(member.id)) names.set(member.id, member.name)
    }
    const title = chatTitle(setting, chat)
    // Files first, since only one entry of an archive is written at a time.
    for await (const messages of pagesOf(source, chat)) {
      for (const message of messages) for (const fileId of filesIn(message)) await keep(fileId)
      await goOn(messages.length)
    }
    let count = 0
    await archive.addText(
      `chats/${name}.html`,
      (async function* () {
        yield page(title, '../')
        for await (const messages of pagesOf(source, chat)) {
          count += messages.length
          for (const message of messages) yield messagePart(setting, message).markup
          await goOn(messages.length)
        }
        yield foot.markup
      })(),
    )
    await archive.addText(`data/chats/${name}.json`, jsonOf({ conversation: chat }, 'messages', pagesOf(source, chat)))
    links.push(chatLink(title, `chats/${name}.html`, count).markup)
  }

  const favourites = await addFavourites(source, setting, archive, page(texts.favourites, '../'), keep)
  const { stickers } = await source.read('stickers.listStickers', {})
  for (const { fileId } of stickers) await keep(fileId)
  const privacy = await source.read('privacy.getPrivacy', {})
  const { phone } = await source.read('phones.getPhone', {})
  const { preferences: notifications } = await source.read('push.getSettings', {})
  const { tags } = await source.read('contacts.listTags', {})
  const wallet = await source.read('wallet.getWallet', {})
  await archive.addText('statement.html', statementPage(source, setting, page(texts.statement, '')))
  await archive.addText('data/statement.json', jsonOf({ wallet }, 'entries', entryPages(source)))
  await archive.addText('data/profile.json', [asJson({ self, devices, passkeys })])
  await archive.addText('data/contacts.json', [asJson({ relations, tags })])
  await archive.addText('data/stickers.json', [asJson({ stickers })])
  await archive.addText('data/settings.json', [asJson({ privacy, notifications, phone })])
  await archive.addText('data/conversations.json', [asJson({ conversations: chats })])
  const avatar = self.member.avatarFileId === null ? null : await source.file(self.member.avatarFileId)
  if (avatar) await archive.addBytes(`avatar${endingOf(avatar.fileName)}`, avatar.open())
  await archive.addText('style.css', [style])
  await archive.addText('index.html', [
    page(`${texts.title}: ${self.member.name}`, ''),
    html`<p>${texts.made} ${timeOf(setting, row.created_at.toISOString())}. ${texts.data}</p>
${avatar ? html`<img src="avatar${endingOf(avatar.fileName)}" alt="" width="96" height="96">` : null}
`.markup,
    profilePart(setting, self).markup,
    html`<h2>${texts.chats}</h2>
<table>
`.markup,
    ...links,
    html`</table>
<h2><a href="statement.html">${texts.statement}</a></h2>
<h2><a href="favourites/index.html">${texts.favourites}</a> (${favourites})</h2>
`.markup,
    draftsPart(setting, chats).markup,
    stickersPart({ ...setting, fileAt: (fileId) => setting.fileAt(fileId)?.replace('../', '') }, stickers).markup,
    contactsPart(setting, relations, new Map(tags.map(({ id, name }) => [id, name]))).markup,
    privacyPart(setting, privacy, phone?.number ?? null).markup,
    devicesPart(setting, devices).markup,
    foot.markup,
  ])
}

/** Answers how many there are. */
async function addFavourites(
  source: Source,
  setting: Setting,
  archive: Archive,
  begin: string,
  keep: (fileId: string) => Promise<void>,
): Promise<number> {
  let count = 0
  // Files first, since only one entry of an archive is written at a time.
  for await (const favourites of favouritePages(source))
    for (const favourite of favourites) for (const fileId of filesIn(favourite)) await keep(fileId)
  await archive.addText(
    'favourites/index.html',
    (async function* () {
      yield begin
      for await (const favourites of favouritePages(source)) {
        count += favourites.length
        for (const favourite of favourites) yield favouritePart(setting, favourite).markup
      }
      yield foot.markup
    })(),
  )
  await archive.addText('data/favourites.json', jsonOf({ count }, 'favourites', favouritePages(source)))
  return count
}

async function* favouritePages(source: Source): AsyncGenerator<readonly Favourite[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = { limit: FAVOURITES_AT_ONCE, ...(cursor === undefined ? {} : { cursor }) }
    const { favourites, nextCursor } = await source.read('favourites.listFavourites', page)
    yield favourites
    cursor = nextCursor
  }
}

const named = ({ id, name }: Member): [string, string] => [id, name]
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const endingOf = (fileName: string): string => /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? ''

function filesIn({ body }: Pick<Message, 'body'>): string[] {
  const found: string[] = []
  if ('fileId' in body && typeof body.fileId === 'string') found.push(body.fileId)
  if ('posterFileId' in body && typeof body.posterFileId === 'string') found.push(body.posterFileId)
  if (body.kind === 'miniProgram' && body.picture) found.push(body.picture.fileId)
  if (body.kind === 'sticker' && body.sticker.from === 'own') found.push(body.sticker.fileId)
  return found
}

async function allRelations(source: Source): Promise<Relation[]> {
  const all: Relation[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await source.read('contacts.listRelations', {
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    })
    all.push(...page.relations)
    cursor = page.nextCursor
  }
  return all
}

async function allConversations(source: Source): Promise<Conversation[]> {
  const all: Conversation[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await source.read('chat.listConversations', {
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    })
    all.push(...page.conversations)
    cursor = page.nextCursor
  }
  return all
}

/** The oldest first. What is said while the export is made belongs to it or not, as it happens. */
async function* pagesOf(source: Source, { id }: Conversation): AsyncGenerator<readonly Message[]> {
  for (let after = 0; ; ) {
    const page = { conversationId: id, after, limit: MESSAGES_AT_ONCE }
    const { messages } = await source.read('chat.fetchMessages', page)
    const last = messages.at(-1)
    if (!last) return
    yield messages
    after = last.seq
  }
}

type Entries = Output<'wallet.listEntries'>['entries']

async function* entryPages(source: Source): AsyncGenerator<Entries> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = { limit: ENTRIES_AT_ONCE, ...(cursor === undefined ? {} : { cursor }) }
    const { entries, nextCursor } = await source.read('wallet.listEntries', page)
    yield entries
    cursor = nextCursor
  }
}

async function* statementPage(source: Source, setting: Setting, begin: string): AsyncGenerator<string> {
  yield begin
  yield '<table>\n'
  for await (const entries of entryPages(source)) for (const entry of entries) yield entryRow(setting, entry).markup
  yield `</table>\n${foot.markup}`
}

/** An object with one long list, piece by piece. */
async function* jsonOf(object: object, list: string, pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  yield `${JSON.stringify(object, null, 2).slice(0, -2)},\n  ${JSON.stringify(list)}: [`
  let comma = ''
  for await (const page of pages)
    for (const item of page) {
      yield `${comma}\n    ${JSON.stringify(item)}`
      comma = ','
    }
  yield '\n  ]\n}\n'
}
