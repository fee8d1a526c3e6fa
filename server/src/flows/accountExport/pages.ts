/** Pages of an export: what is in them, from what the member's own devices would be told. Pure. */
import {
  type Conversation,
  type Device,
  decimalText,
  type Language,
  type Message,
  type Relation,
  type Self,
  type WalletEntry,
} from '@sampan/contract'
import { bankInFiles } from '../../modules/wallet/index.ts'
import { html, type Markup } from './html.ts'
import type { KeptTexts } from './keptTexts.ts'
import type { ExportTexts } from './texts.ts'

export interface Setting {
  language: Language
  timeZone: string
  texts: ExportTexts & KeptTexts
  selfId: string
  /** Names by id. */
  names: ReadonlyMap<string, string>
  /** Where a file stands in the archive, by its id; undefined where it could not be had. */
  fileAt(fileId: string): string | undefined
}

const money = (amount: string, currency: string): string => `${decimalText(BigInt(amount), currency)} ${currency}`

export function timeOf({ language, timeZone }: Setting, at: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at))
}

const nameOf = ({ names, texts }: Setting, id: string): string => names.get(id) ?? texts.deletedAccount

export const chatTitle = (setting: Setting, chat: Conversation): string =>
  chat.title ?? (chat.peer ? nameOf(setting, chat.peer.id) : chat.faces.map(({ name }) => name).join(', ')) ?? ''

export const row = (label: string, value: string | Markup): Markup =>
  html`<tr><th>${label}</th><td>${value}</td></tr>
`

export const profilePart = (setting: Setting, self: Self): Markup => {
  const { texts } = setting
  return html`<h2>${texts.profile}</h2>
<table>
${row(texts.name, self.member.name)}${row(texts.handle, html`<bdi dir="ltr">@${self.member.handle}</bdi>`)}${row(
  texts.about,
  self.member.about,
)}${row(texts.region, self.member.region ?? '')}${row(texts.since, timeOf(setting, self.createdAt))}</table>
`
}

export const devicesPart = (setting: Setting, devices: readonly Device[]): Markup =>
  html`<h2>${setting.texts.devices}</h2>
<table>
${devices.map(({ name, lastSeenAt }) => row(name, timeOf(setting, lastSeenAt)))}</table>
`

/** `tags` are names by id. */
export const contactsPart = (
  { texts }: Setting,
  relations: readonly Relation[],
  tags: ReadonlyMap<string, string>,
): Markup =>
  html`<h2>${texts.contacts}</h2>
<table>
${relations
  .filter(({ state }) => state === 'contact')
  .map(({ member, remark, starred, tagIds, note, phones }) =>
    row(
      member.name,
      html`<bdi dir="ltr">@${member.handle}</bdi> ${remark === null ? null : html`(<bdi>${remark}</bdi>)`}${
        starred ? html` ★ ${texts.starred}` : null
      }${tagIds.map((id) => html` <bdi>#${tags.get(id) ?? ''}</bdi>`)}${phones.map(
        (phone) => html` · <bdi dir="ltr">${phone}</bdi>`,
      )}${note === null ? null : html`<p dir="auto">${note}</p>`}`,
    ),
  )}</table>
`

export const chatLink = (title: string, file: string, count: number): Markup =>
  html`<tr><td><a href="${file}"><bdi>${title}</bdi></a></td><td>${count}</td></tr>
`

export const entryRow = (setting: Setting, entry: WalletEntry): Markup =>
  html`<tr><td>${timeOf(setting, entry.at)}</td><td><bdi>${bankInFiles(entry.with.name ?? '', setting.language)}</bdi></td><td><bdi>${entry.note}</bdi></td><td class="amount"><bdi dir="ltr">${money(entry.amount, entry.currency)}</bdi></td><td class="amount"><bdi dir="ltr">${money(entry.balance, entry.currency)}</bdi></td></tr>
`

export function messagePart(setting: Setting, message: Message): Markup {
  const { texts } = setting
  const { body } = message
  const time = timeOf(setting, message.sentAt)
  if (body.kind === 'note')
    return html`<article class="note" id="m${message.seq}"><p>${noteText(setting, body.note.type)} · ${time}</p></article>
`
  const marks = [message.forwarded ? texts.forwarded : '', message.editedAt === null ? '' : texts.edited].filter(
    Boolean,
  )
  const sender = message.senderId === null ? '' : nameOf(setting, message.senderId)
  return html`<article class="${message.senderId === setting.selfId ? 'own' : 'other'}" id="m${message.seq}">
<header><b><bdi>${sender}</bdi></b> · ${time}${marks.length === 0 ? null : html` · ${marks.join(' · ')}`}</header>
${bodyPart(setting, body)}${reactionsPart(setting, message.reactions)}
</article>
`
}

const reactionsPart = (setting: Setting, reactions: Message['reactions']): Markup | null =>
  reactions.length === 0
    ? null
    : html`<p class="reactions" aria-label="${setting.texts.reactions}">${reactions.map(
        ({ emoji, memberIds }) =>
          html`${emoji} ${memberIds.map((id, index) => html`${index === 0 ? '' : ', '}<bdi>${nameOf(setting, id)}</bdi>`)} `,
      )}</p>`

function noteText({ texts }: Setting, type: string): string {
  if (type === 'ownershipGiven') return texts.notes.ownerChanged
  const known: Record<string, string> = texts.notes
  return known[type] ?? texts.notes.changed
}

const words = (text: string): Markup | null => (text === '' ? null : html`<p dir="auto">${text}</p>`)

/** Kinds that came later than this page still show what they are and say. */
export function bodyPart(setting: Setting, body: Message['body']): Markup {
  const { texts, fileAt } = setting
  const file = (fileId: string, show: (at: string) => Markup): Markup => {
    const at = fileAt(fileId)
    return at === undefined ? html`<p><i>${texts.missing}</i></p>` : show(at)
  }
  switch (body.kind) {
    case 'text':
      return html`${words(body.text)}${
        body.preview
          ? html`<p><a href="${body.preview.url}" rel="noreferrer"><bdi>${body.preview.title}</bdi></a></p>`
          : null
      }`
    case 'picture':
      return html`${file(body.fileId, (at) => html`<a href="${at}"><img src="${at}" alt="" loading="lazy"></a>`)}${words(body.caption)}`
    case 'voice':
      return file(body.fileId, (at) => html`<audio controls preload="none" src="${at}"></audio>`)
    case 'video':
      return html`${file(body.fileId, (at) => html`<video controls preload="none" src="${at}"></video>`)}${words(body.caption)}`
    case 'file':
      return html`<p>${file(body.fileId, (at) => html`<a href="${at}" download><bdi>${body.name}</bdi></a>`)}</p>`
    case 'transfer':
      return html`<p>${texts.transfer}: <bdi dir="ltr">${money(body.amount, body.currency)}</bdi></p>${words(body.note)}`
    case 'redPacket':
      return html`<p>${texts.redPacket}</p>${words(body.greeting)}`
    case 'poll':
      return html`<p>${texts.poll}: <b><bdi>${body.question}</bdi></b></p><ul>${body.options.map(
        ({ text, votes }, choice) =>
          html`<li><bdi>${text}</bdi> (${votes})${body.mine.includes(choice) ? html` ✓ ${texts.chosen}` : null}</li>`,
      )}</ul>`
    case 'place':
      return html`<p>${texts.place}: <bdi>${body.name}</bdi> <bdi>${body.address}</bdi> <bdi dir="ltr">${body.latitude}, ${body.longitude}</bdi></p>`
    case 'contactCard':
      return html`<p>${texts.card}: <bdi>${body.name}</bdi> <bdi dir="ltr">@${body.handle}</bdi></p>`
    case 'history':
      return html`<p>${texts.history} (${body.count})</p><ul>${body.lines.map(
        ({ senderName, text }) => html`<li><bdi>${senderName}</bdi>: <bdi>${text}</bdi></li>`,
      )}</ul>`
    case 'sticker':
      return body.sticker.from === 'own'
        ? file(body.sticker.fileId, (at) => html`<img src="${at}" alt="${texts.sticker}" width="128" loading="lazy">`)
        : html`<p>${texts.sticker}</p>`
    case 'recalled':
      return html`<p><i>${texts.recalled}</i></p>`
    case 'hidden':
      return html`<p><i>${texts.hidden}</i></p>`
    case 'expired':
      return html`<p><i>${texts.expired}</i></p>`
    case 'bill':
    case 'billReminder':
      return html`<p>${texts.bill}</p>`
    default:
      return html`<p>${texts.other}</p>`
  }
}
