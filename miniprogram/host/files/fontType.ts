// Fonts of the web, known by their first bytes whatever they were called. The browser reads them with care of its own.
import { CallRefusal } from '../refusal.ts'

const bytesMax = 20 * 1024 * 1024

const types: Record<string, string> = {
  wOF2: 'font/woff2',
  wOFF: 'font/woff',
  OTTO: 'font/otf',
  true: 'font/ttf',
  ttcf: 'font/collection',
  '\0\x01\0\0': 'font/ttf',
}

/** The same bytes with their type. @throws CallRefusal where they are no font */
export async function asFont(content: Blob): Promise<Blob> {
  const first = new Uint8Array(await content.slice(0, 4).arrayBuffer())
  const type = types[String.fromCharCode(...first)]
  if (type === undefined || content.size > bytesMax) throw new CallRefusal('font load error')
  return content.slice(0, content.size, type)
}
