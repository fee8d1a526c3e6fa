/** What a member keeps and sets, as parts of an export's pages. Pure. */
import type { Conversation, Favourite, OwnSticker, Privacy } from '@sampan/contract'
import { html, type Markup } from './html.ts'
import { bodyPart, chatTitle, row, type Setting, timeOf } from './pages.ts'

const nothing: Markup = html``

export const favouritePart = (setting: Setting, favourite: Favourite): Markup => {
  const { sender, sentAt, keptAt, body, note, tags } = favourite
  return html`<article>
<header><b><bdi>${setting.names.get(sender.id) ?? sender.name}</bdi></b> · ${timeOf(setting, sentAt)} · ★ ${timeOf(setting, keptAt)}</header>
${bodyPart(setting, body)}${note === '' ? nothing : html`<p dir="auto"><i>${setting.texts.note}:</i> ${note}</p>`}
${tags.length === 0 ? nothing : html`<p>${setting.texts.tags}: ${tags.map((tag) => html`<bdi>#${tag}</bdi> `)}</p>`}
</article>
`
}

/** `setting` knows files from the folder of `index.html`. */
export const stickersPart = ({ texts, fileAt }: Setting, stickers: readonly OwnSticker[]): Markup =>
  stickers.length === 0
    ? nothing
    : html`<h2>${texts.stickers}</h2>
<p>${stickers.map(({ fileId }) => {
        const at = fileAt(fileId)
        return at === undefined ? nothing : html`<img src="${at}" alt="${texts.sticker}" width="96" loading="lazy"> `
      })}</p>
`

export function draftsPart(setting: Setting, chats: readonly Conversation[]): Markup {
  const written = chats.flatMap((chat) => (chat.draft && chat.draft.text !== '' ? [{ chat, draft: chat.draft }] : []))
  return written.length === 0
    ? nothing
    : html`<h2>${setting.texts.drafts}</h2>
<table>
${written.map(({ chat, draft }) => row(chatTitle(setting, chat), html`<span dir="auto">${draft.text}</span> · ${timeOf(setting, draft.changedAt)}`))}</table>
`
}

export function privacyPart({ texts }: Setting, privacy: Privacy, phone: string | null): Markup {
  const switches = Object.entries(texts.privacy) as [keyof Privacy, string][]
  return html`<h2>${texts.settings}</h2>
<table>
${switches.map(([name, words]) => row(words, privacy[name] ? texts.on : texts.off))}${
  phone === null ? nothing : row(texts.phone, html`<bdi dir="ltr">${phone}</bdi>`)
}</table>
`
}
