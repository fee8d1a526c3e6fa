/** Messages that are sent on as one: what is kept of each. Pure. */
import {
  type AnyHistoryItem,
  type ErrorCode,
  HISTORY_DEPTH_MAX,
  type HistoryBody,
  type HistoryLine,
  type MessageBody,
} from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import { fileIdsOf } from './previews.ts'

/** As JSON: what a device fetches at once. */
export const HISTORY_BYTES_MAX = 512 * 1024
const NAMES_MAX = 4
const LINES_MAX = 4
const LINE_LENGTH_MAX = 120

export interface SaidMessage {
  senderName: string
  sentAt: Date
  body: MessageBody
  /** Of a message that is made of several itself. */
  inner: AnyHistoryItem[] | null
}

/** What is kept of a body; null for what is nobody else’s to see: money, notes, what is gone. */
function keep(body: MessageBody, inner: AnyHistoryItem[] | null): AnyHistoryItem['body'] | null {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text, ...(body.preview ? { preview: body.preview } : {}) }
    case 'contactCard': {
      const { kind, name, handle, avatarFileId } = body
      return { kind, name, handle, avatarFileId }
    }
    case 'voice': {
      const { kind, fileId, durationMs, waveform } = body
      return { kind, fileId, durationMs, waveform }
    }
    case 'picture':
    case 'file':
    case 'video':
    case 'place':
      return body
    case 'history':
      return inner && { kind: 'history', items: inner }
    default:
      return null
  }
}

export const historyItems = (said: readonly SaidMessage[]): AnyHistoryItem[] =>
  said.flatMap(({ senderName, sentAt, body, inner }) => {
    const kept = keep(body, inner)
    return kept ? [{ senderName, sentAt: wireInstant(sentAt), body: kept }] : []
  })

const depthOf = (items: readonly AnyHistoryItem[]): number =>
  1 + Math.max(0, ...items.map(({ body }) => (body.kind === 'history' ? depthOf(body.items) : 0)))

export function decideHistory(
  items: readonly AnyHistoryItem[],
): 'allowed' | Extract<ErrorCode, 'chat.messageNotFound' | 'chat.historyTooDeep' | 'chat.historyTooLarge'> {
  if (items.length === 0) return 'chat.messageNotFound'
  if (depthOf(items) > HISTORY_DEPTH_MAX) return 'chat.historyTooDeep'
  return Buffer.byteLength(JSON.stringify(items)) > HISTORY_BYTES_MAX ? 'chat.historyTooLarge' : 'allowed'
}

export function historyBody(items: readonly AnyHistoryItem[]): HistoryBody {
  const names = [...new Set(items.map(({ senderName }) => senderName))].slice(0, NAMES_MAX)
  return { kind: 'history', names, count: items.length, lines: items.slice(0, LINES_MAX).map(lineOf) }
}

function lineOf({ senderName, body }: AnyHistoryItem): HistoryLine {
  return { senderName, kind: body.kind, text: cut(wordsOf(body)) }
}

function wordsOf(body: AnyHistoryItem['body']): string {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'contactCard':
    case 'file':
    case 'place':
      return body.name
    default:
      return 'caption' in body ? body.caption : ''
  }
}

/** One line, and never half of a letter. */
function cut(text: string): string {
  let line = ''
  for (const letter of text.replace(/\s+/gu, ' ').trim()) {
    if (line.length + letter.length > LINE_LENGTH_MAX) break
    line += letter
  }
  return line
}

/** All files in it, wherever they stand: whoever sees the message may fetch them. */
export function fileIdsIn(items: readonly AnyHistoryItem[]): string[] {
  const ids = items.flatMap(({ body }): string[] => {
    if (body.kind === 'history') return fileIdsIn(body.items)
    if (body.kind === 'video') return [body.fileId, body.posterFileId]
    if (body.kind === 'text') return fileIdsOf(body.preview)
    return 'fileId' in body ? [body.fileId] : []
  })
  return [...new Set(ids)]
}
