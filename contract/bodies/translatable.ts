import type { MessageBody } from './message.ts'

/** What of a message a reader may have in another language: what its sender wrote, one text a line; '' for nothing. */
export function translatableOf(body: MessageBody): string {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'picture':
    case 'video':
      return body.caption
    case 'transfer':
    case 'bill':
      return body.note
    case 'redPacket':
      return body.greeting
    case 'place':
      return lines(body.name, body.address)
    case 'poll':
      return lines(body.question, ...body.options.map(({ text }) => text))
    case 'history':
      return lines(...body.lines.map(({ text }) => text))
    default:
      return ''
  }
}

const lines = (...texts: string[]): string => texts.filter((text) => text.trim() !== '').join('\n')
