import { personOf } from './people.ts'
import type {
  At,
  BillStep,
  Handle,
  InviteStep,
  Language,
  Mention,
  PictureName,
  PictureStep,
  PlaceName,
  PlaceStep,
  Reaction,
  ReactionEmoji,
  RedPacketStep,
  RenameStep,
  Step,
  TextStep,
  TransferStep,
  VoiceName,
  VoiceStep,
} from './types.ts'

/** Words in the conversation's main language, or tagged with another one: `{ it: 'Ciao!' }`. */
export type Words = string | Partial<Record<Language, string>>

export interface Extra {
  id?: string
  replyTo?: string
  mentions?: readonly Handle[]
  reactions?: Partial<Record<ReactionEmoji, readonly Handle[]>>
  recalled?: true
}

/** A step that waits for its day. */
export type Draft = (daysAgo: number) => Step

/** Everything that was said on one day. */
export function on(daysAgo: number, ...drafts: readonly Draft[]): Step[] {
  return drafts.map((draft) => draft(daysAgo))
}

/** Short ways to write steps down, for a conversation that is mostly in `language`. */
export function writing(language: Language) {
  return {
    say:
      (from: Handle, time: string, words: Words, extra: Extra = {}): Draft =>
      (daysAgo): TextStep => {
        const tagged = tag(words, language)
        return {
          kind: 'text',
          ...said(from, { daysAgo, time }, extra),
          ...tagged,
          mentions: (extra.mentions ?? []).map((who) => mention(tagged.text, who)),
        }
      },
    show:
      (from: Handle, time: string, picture: PictureName, caption: Words = '', extra: Extra = {}): Draft =>
      (daysAgo): PictureStep => {
        const tagged = tag(caption, language)
        return {
          kind: 'picture',
          ...said(from, { daysAgo, time }, extra),
          picture,
          caption: tagged.text,
          language: tagged.language,
        }
      },
    speak:
      (from: Handle, time: string, voice: VoiceName, extra: Extra = {}): Draft =>
      (daysAgo): VoiceStep => ({ kind: 'voice', ...said(from, { daysAgo, time }, extra), voice }),
    point:
      (from: Handle, time: string, place: PlaceName, extra: Extra = {}): Draft =>
      (daysAgo): PlaceStep => ({ kind: 'place', ...said(from, { daysAgo, time }, extra), place }),
    invite:
      (from: Handle, time: string, ...who: readonly Handle[]): Draft =>
      (daysAgo): InviteStep => ({ kind: 'invite', from, at: { daysAgo, time }, who }),
    rename:
      (from: Handle, time: string, title: string): Draft =>
      (daysAgo): RenameStep => ({ kind: 'rename', from, at: { daysAgo, time }, title }),
  }
}

/** Money in a conversation: "24.00 EUR". */
export const transfer =
  (from: Handle, time: string, money: string, note: string, answer: TransferStep['answer'] = 'accept'): Draft =>
  (daysAgo): TransferStep => ({
    kind: 'transfer',
    ...said(from, { daysAgo, time }, {}),
    ...moneyOf(money),
    note,
    answer,
  })

export const redPacket =
  (
    from: Handle,
    time: string,
    money: string,
    greeting: string,
    rest: Partial<Pick<RedPacketStep, 'way' | 'count' | 'cover' | 'takenBy'>> = {},
  ): Draft =>
  (daysAgo): RedPacketStep => {
    const { amount: total, currency } = moneyOf(money)
    const { way = 'equal', count = 1, cover = 'plain', takenBy = [] } = rest
    return {
      kind: 'redPacket',
      ...said(from, { daysAgo, time }, {}),
      way,
      total,
      currency,
      count,
      greeting,
      cover,
      takenBy,
    }
  }

/** A bill in equal shares; `paid` says who paid when on the same day. */
export const bill =
  (
    from: Handle,
    time: string,
    money: string,
    note: string,
    among: readonly Handle[],
    paid: Partial<Record<Handle, string>>,
  ): Draft =>
  (daysAgo): BillStep => {
    const { amount: total, currency } = moneyOf(money)
    return {
      kind: 'bill',
      ...said(from, { daysAgo, time }, {}),
      total,
      currency,
      note,
      among,
      paid: among.flatMap((by) => {
        const paidAt = paid[by]
        return paidAt === undefined ? [] : [{ by, at: { daysAgo, time: paidAt } }]
      }),
    }
  }

/** "24.00 EUR" */
export function moneyOf(text: string): { amount: string; currency: string } {
  const [amount = '', currency = ''] = text.split(' ')
  return { amount, currency }
}

function said(from: Handle, at: At, extra: Extra) {
  return {
    from,
    at,
    ...(extra.id === undefined ? {} : { id: extra.id }),
    ...(extra.replyTo === undefined ? {} : { replyTo: extra.replyTo }),
    reactions: reactions(extra.reactions ?? {}),
    recalled: extra.recalled === true,
  }
}

function reactions(byEmoji: Partial<Record<ReactionEmoji, readonly Handle[]>>): Reaction[] {
  const list: Reaction[] = []
  for (const emoji of ['👍', '❤️', '😂', '🎉', '🙏', '😮'] as const) {
    for (const by of byEmoji[emoji] ?? []) list.push({ by, emoji })
  }
  return list
}

const languages: readonly Language[] = ['en', 'zh', 'ar', 'ru', 'it', 'de']

function tag(words: Words, language: Language): { text: string; language: Language } {
  if (typeof words === 'string') return { text: words, language }
  for (const each of languages) {
    const text = words[each]
    if (text !== undefined) return { text, language: each }
  }
  throw new Error('words without words')
}

/** Where `text` names `who`: by the whole display name or by one word of it. */
function mention(text: string, who: Handle): Mention {
  const name = personOf(who).displayName
  for (const part of [name, ...name.split(' ')]) {
    const offset = text.indexOf(`@${part}`)
    if (offset >= 0) return { who, offset, length: part.length + 1 }
  }
  throw new Error(`“${text}” does not mention ${who}`)
}
