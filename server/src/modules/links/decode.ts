/** Bytes of a page as text: by its byte order mark, what the server said, what the page says, or what it looks like. */
export function decodePage(bytes: Buffer, named: string | null): string {
  const decoder =
    decoderOf(markOf(bytes)) ?? decoderOf(named) ?? decoderOf(namedWithin(bytes)) ?? new TextDecoder('utf-8')
  const text = decoder.decode(bytes)
  // Old pages often say nothing, and are not UTF-8.
  if (decoder.encoding !== 'utf-8' || named !== null || !text.slice(0, -4).includes('\ufffd')) return text
  return new TextDecoder('windows-1252').decode(bytes)
}

function decoderOf(label: string | null): TextDecoder | null {
  if (label === null) return null
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

/** As browsers do: in the first 1024 bytes, and what says UTF-16 in ASCII is UTF-8. */
function namedWithin(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 1024).toString('latin1')
  const label = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(start)?.[1] ?? null
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label
}
