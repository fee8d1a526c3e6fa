// Text and bytes in the encodings of FileSystemManager. Base64 of UTF-8 and the rest by hand: a Worker has no Buffer.
import { FileFault } from './fault.ts'

export type Encoding = 'utf8' | 'ascii' | 'base64' | 'binary' | 'hex' | 'ucs2'

const spellings: Record<string, Encoding> = {
  utf8: 'utf8',
  'utf-8': 'utf8',
  ascii: 'ascii',
  base64: 'base64',
  binary: 'binary',
  latin1: 'binary',
  hex: 'hex',
  ucs2: 'ucs2',
  'ucs-2': 'ucs2',
  utf16le: 'ucs2',
  'utf-16le': 'ucs2',
}

export function readEncoding(value: unknown): Encoding {
  const found = typeof value === 'string' ? spellings[value.toLowerCase()] : undefined
  if (!found) throw new FileFault(1300022, `invalid encoding "${String(value)}"`)
  return found
}

const perPiece = 0x2000

/** One character a byte. */
function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += perPiece) text += String.fromCharCode(...bytes.subarray(at, at + perPiece))
  return text
}

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'utf8':
      return new TextDecoder().decode(bytes)
    case 'ascii':
      return latin(bytes.map((byte) => byte & 0x7f))
    case 'binary':
      return latin(bytes)
    case 'base64':
      return btoa(latin(bytes))
    case 'hex':
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'ucs2':
      return new TextDecoder('utf-16le').decode(bytes)
  }
}

export function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf8':
      return new TextEncoder().encode(text)
    case 'ascii':
    case 'binary':
      return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
    case 'base64':
      try {
        // Address-safe letters and missing ends are taken, as elsewhere.
        const letters = text.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/')
        return Uint8Array.from(atob(letters), (character) => character.charCodeAt(0))
      } catch {
        throw new FileFault(1300203, 'base64 encode error')
      }
    case 'hex':
      return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))
    case 'ucs2': {
      const units = Uint16Array.from({ length: text.length }, (_unit, at) => text.charCodeAt(at))
      return new Uint8Array(units.buffer)
    }
  }
}
