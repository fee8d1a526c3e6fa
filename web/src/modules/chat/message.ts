import type { Mention } from '@sampan/contract'
import type { Face } from '../../ui/face.ts'
import type { PreviewData } from '../links/previewData.ts'
import type { PollData } from '../polls/PollBubble.tsx'
import type { StickerData } from '../stickers/StickerBubble.tsx'
import type { CardData } from './CardBubble.tsx'
import type { Mark } from './marks.ts'
import type { MoneyData } from './moneyData.ts'
import type { Track } from './voicePlayer.ts'

/** A message as the conversation draws it. Names and addresses are ready; nothing is looked up while drawing. */
export interface MessageData {
  /** Stays the same while an outgoing message becomes a sent one. */
  key: string
  /** Its number in the conversation; undefined while it is on its way. */
  seq: number | undefined
  out: boolean
  sender: Face
  at: Date
  /** Of one's own messages. */
  mark?: Mark | undefined
  /** How many have read it, in small groups. */
  readBy?: number | undefined
  /** Why it was not sent, in words. */
  error?: string | undefined
  forwarded: boolean
  /** Its sender gave it other words. */
  edited: boolean
  /** When it goes by itself. */
  expiresAt?: Date | undefined
  quote?: QuoteData | undefined
  reactions: readonly ReactionData[]
  body: BodyData
}

export type BodyData =
  | { kind: 'text'; text: string; mentions: readonly Mention[]; preview?: PreviewData | undefined }
  | PictureData
  | VoiceData
  | FileData
  | VideoData
  | MoneyData
  | PollData
  | CardData
  | StickerData
  | { kind: 'recalled' }

export interface PictureData {
  kind: 'picture'
  /** Of the thumbnail, or of the blob that is being sent. */
  url: string
  width: number
  height: number
  /** Thumbhash, base64; '' while it is being sent. */
  placeholder: string
  caption: string
  /** While it is uploaded: 0 to 1. */
  share?: number | undefined
}

export interface VoiceData {
  kind: 'voice'
  url: string
  durationMs: number
  /** 28 values from 0 to 31. */
  waveform: readonly number[]
  /** Where it stands; left out for what is in no conversation. */
  track?: Track | undefined
  /** How many listened to one’s own. */
  playedBy?: number
  group?: boolean
}

export interface FileData {
  kind: 'file'
  url: string
  name: string
  sizeBytes: number
  mediaType: string
  /** Not sent yet. */
  outgoing: boolean
  /** While it is uploaded: 0 to 1. */
  share?: number | undefined
  /** Why it was not sent, in words. */
  problem?: string | undefined
}

export interface VideoData {
  kind: 'video'
  url: string
  /** '' where it is not known yet. */
  posterUrl: string
  width: number
  height: number
  durationMs: number
  sizeBytes: number
  placeholder: string
  caption: string
  outgoing: boolean
  share?: number | undefined
  problem?: string | undefined
}

export interface QuoteData {
  name: string
  /** Its text, or what kind of message it is; undefined where it is gone. */
  text: string | undefined
  pictureUrl?: string | undefined
  own: boolean
}

export interface ReactionData {
  emoji: string
  count: number
  mine: boolean
  /** Who reacted so, as a list in the language of the screen. */
  names: string
}

export const quickReactions = ['❤️', '👍', '😂', '😮', '😢', '🙏'] as const
