import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileAnswer } from '../../kernel/method.ts'

/** Answers a file's bytes, or the range that was asked for (RFC 9110, one range). It never runs as a page of ours. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileAnswer): FastifyReply {
  reply
    .header('content-type', file.mediaType)
    .header('content-disposition', dispositionOf(file))
    .header('cache-control', file.noStore || file.keptByApp ? 'no-store' : 'private, max-age=31536000, immutable')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('accept-ranges', 'bytes')
  if (file.keptByApp) reply.header('sampan-kept-by', 'app')
  const range = rangeOf(request.headers.range, file.sizeBytes)
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${file.sizeBytes}`).send()
  if (range === null) {
    reply.header('content-length', file.sizeBytes)
    return request.method === 'HEAD' ? reply.send() : reply.send(file.open())
  }
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(file.open(range))
}

/**
 * Whether it is shown or saved, and by which name: once in ASCII for old programs, once as it is (RFC 6266, RFC 8187).
 */
export function dispositionOf(file: Pick<FileAnswer, 'fileName' | 'attachment' | 'noStore'>): string {
  const way = file.attachment || file.noStore ? 'attachment' : 'inline'
  const plain = file.fileName.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  if (plain === file.fileName) return `${way}; filename="${plain}"`
  const whole = encodeURIComponent(file.fileName.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${way}; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** The asked range with both ends included; null for none or for a form that is not served. */
export function rangeOf(
  header: string | undefined,
  sizeBytes: number,
): { start: number; end: number } | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return null
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  return start > end || start >= sizeBytes ? 'unsatisfiable' : { start, end }
}
