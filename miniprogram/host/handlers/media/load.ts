// Where a program's picture, sound or file comes from: its bundle, its files, or the web through the server's fetcher.
import type { HostProgram } from '../../doors.ts'
import { CallRefusal, need } from '../../refusal.ts'

export type SourceKind = 'image' | 'audio' | 'video' | 'file'

const bytesMax: Record<SourceKind, number> = {
  image: 20 * 1024 * 1024,
  audio: 50 * 1024 * 1024,
  video: 200 * 1024 * 1024,
  file: 50 * 1024 * 1024,
}
const timeoutMs = 60_000

const localShape = /^(wxfile:\/\/|http:\/\/(?=(usr|tmp|store)[/_]))/

/** The address of what stands in the web; null for what does not. */
export function webAddress(source: string): string | null {
  const address = source.trim()
  if (address.startsWith('//')) return `https:${address}`
  return /^https?:\/\//i.test(address) && !localShape.test(address) ? address : null
}

/** @throws CallRefusal */
export async function loadSource(program: HostProgram, source: string, kind: SourceKind): Promise<Blob> {
  const address = source.trim()
  if (address.startsWith('data:')) return readData(address)
  const local = localShape.exec(address)
  if (local) return program.files.read(`wxfile://${address.slice(local[0].length)}`)
  const url = webAddress(address)
  if (url !== null) return fetchSource(program, url, kind)
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) throw new CallRefusal(`invalid source "${address.slice(0, 100)}"`)
  const path = bundlePath(address)
  return program.readBundleFile(path).catch(() => {
    throw new CallRefusal(`file not found: ${path}`)
  })
}

function bundlePath(address: string): string {
  const out: string[] = []
  for (const part of (address.split(/[?#]/, 1)[0] ?? '').split('/')) {
    if (part === '..') out.pop()
    else if (part !== '' && part !== '.') out.push(part)
  }
  return out.join('/')
}

const dataShape = /^data:([\w.+-]+\/[\w.+-]+)?((?:;[\w-]+=[\w."-]+)*)(;base64)?,(.*)$/s

function readData(address: string): Blob {
  const [, type = 'text/plain', , base64, content = ''] = dataShape.exec(address) ?? []
  const broken = () => new CallRefusal('invalid data address')
  if (!dataShape.test(address)) throw broken()
  try {
    const text = decodeURIComponent(content.replace(/%(?![0-9a-f]{2})/gi, '%25'))
    if (!base64) return new Blob([text], { type })
    return new Blob([Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))], { type })
  } catch {
    throw broken()
  }
}

async function fetchSource(program: HostProgram, url: string, kind: SourceKind): Promise<Blob> {
  const answer = await need(program.doors.fetch)(
    { kind: 'download', url, method: 'GET', headers: [], body: null, timeoutMs },
    program.signal,
  )
  if (answer.failure !== null) {
    throw new CallRefusal(answer.failure === 'domain' ? 'url not in domain list' : `download failed: ${answer.failure}`)
  }
  if (answer.statusCode < 200 || answer.statusCode > 299) throw new CallRefusal(`GET ${url} ${answer.statusCode}`)
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return new Blob(await collect(answer.body, bytesMax[kind]), { type })
}

async function collect(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = body.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return parts
    bytes += value.byteLength
    if (bytes > most) {
      reader.cancel().catch(() => {})
      throw new CallRefusal('file is too large')
    }
    parts.push(value)
  }
}

/** Ends of names by what a picture, sound or video is. */
const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'application/pdf': 'pdf',
}

export const nameFor = (blob: Blob, otherwise: string): string =>
  `file.${extensions[blob.type.split(';', 1)[0] ?? ''] ?? otherwise}`
