/** Names of files as people send them, made safe for every system on which they may be saved. Pure. */
import { FILE_NAME_LENGTH_MAX } from '@sampan/contract'

/** Control characters, what turns the direction of writing or cannot be seen, and breaks of lines. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu
/** What some system takes for a path, a drive, a pattern or a quote. */
const SPECIAL = /[:*?"<>|]/g
/** Devices of Windows, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
const ENDING_LENGTH_MAX = 16
/** File systems count bytes, and browsers may add a number. */
const BYTES_MAX = 240

/**
 * The last part of whatever path it may be, without what cannot be seen, of at most `FILE_NAME_LENGTH_MAX` units and 240
 * bytes; its ending stays. Never empty, never hidden (`.profile`).
 */
export function safeName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(UNSEEN, '').replace(SPECIAL, '_').replace(/\s+/gu, ' ')
  const bare = plain.replace(/^[. ]+/, '').replace(/[. ]+$/, '')
  const name = shorten(bare.replace(DEVICE, '_$1'))
  return name === '' ? 'file' : name
}

function shorten(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= ENDING_LENGTH_MAX ? name.slice(dot) : ''
  const letters = [...name.slice(0, name.length - ending.length)]
  const fits = (text: string) => text.length <= FILE_NAME_LENGTH_MAX && Buffer.byteLength(text) <= BYTES_MAX
  // By code points, so that none is cut in half.
  while (letters.length > 0 && !fits(letters.join('') + ending)) letters.pop()
  return letters.join('').trimEnd() + ending
}
