// A light reading of WXML and AXML: tags and attributes with their places, no tree.

export interface MarkupAttribute {
  name: string
  nameStart: number
  /** Without quotes; null where there is no value. */
  value: string | null
  /** Of the value itself, within the quotes. */
  valueStart: number
  /** After the closing quote, or after the name. */
  end: number
}

export interface MarkupTag {
  name: string
  kind: 'open' | 'close' | 'self'
  /** Of '<'. */
  start: number
  /** After '>'. */
  end: number
  attributes: MarkupAttribute[]
}

const nameStart = /[A-Za-z_]/
const spaceOrEnd = /[\s=>/]/

/** All tags in order. What is no markup (comments, expressions in texts, scripts) is passed over. */
export function scanMarkup(text: string): MarkupTag[] {
  const tags: MarkupTag[] = []
  let at = 0
  while (at < text.length) {
    const next = nextMark(text, at)
    if (next < 0) break
    if (text.startsWith('{{', next)) {
      const end = text.indexOf('}}', next + 2)
      at = end < 0 ? next + 2 : end + 2
      continue
    }
    if (text.startsWith('<!--', next)) {
      const end = text.indexOf('-->', next + 4)
      at = end < 0 ? text.length : end + 3
      continue
    }
    const close = text[next + 1] === '/'
    const from = next + (close ? 2 : 1)
    if (!nameStart.test(text[from] ?? '')) {
      at = next + 1
      continue
    }
    const tag = readTag(text, next, from, close)
    tags.push(tag)
    at = tag.end
    if (tag.kind === 'open' && (tag.name === 'wxs' || tag.name === 'sjs')) {
      const end = text.indexOf(`</${tag.name}`, at)
      at = end < 0 ? text.length : end
    }
  }
  return tags
}

function nextMark(text: string, from: number): number {
  const tag = text.indexOf('<', from)
  const expression = text.indexOf('{{', from)
  if (tag < 0) return expression
  return expression < 0 ? tag : Math.min(tag, expression)
}

function readTag(text: string, start: number, from: number, close: boolean): MarkupTag {
  let at = from
  while (at < text.length && !spaceOrEnd.test(text[at] ?? '')) at += 1
  const tag: MarkupTag = { name: text.slice(from, at), kind: close ? 'close' : 'open', start, end: at, attributes: [] }
  while (at < text.length) {
    const char = text[at] ?? ''
    if (char === '>') {
      at += 1
      break
    }
    if (char === '/' && text[at + 1] === '>') {
      tag.kind = 'self'
      at += 2
      break
    }
    if (/[\s/]/.test(char)) {
      at += 1
      continue
    }
    const attribute = readAttribute(text, at)
    tag.attributes.push(attribute)
    at = attribute.end
  }
  tag.end = at
  return tag
}

function readAttribute(text: string, start: number): MarkupAttribute {
  let at = start
  if (text[at] === '=') at += 1
  while (at < text.length && !spaceOrEnd.test(text[at] ?? '')) at += 1
  const name = text.slice(start, at)
  let after = at
  while (/\s/.test(text[after] ?? '')) after += 1
  if (text[after] !== '=') return { name, nameStart: start, value: null, valueStart: at, end: Math.max(at, start + 1) }
  after += 1
  while (/\s/.test(text[after] ?? '')) after += 1
  const quote = text[after]
  if (quote === '"' || quote === "'") {
    let end = after + 1
    // A quote within an expression does not end the value.
    while (end < text.length && text[end] !== quote) {
      if (text.startsWith('{{', end)) {
        const expressionEnd = text.indexOf('}}', end)
        const quoteEnd = text.indexOf(quote, end)
        end = expressionEnd >= 0 && quoteEnd > expressionEnd ? expressionEnd + 2 : end + 2
      } else end += 1
    }
    return { name, nameStart: start, value: text.slice(after + 1, end), valueStart: after + 1, end: end + 1 }
  }
  if (text.startsWith('{{', after)) {
    const found = text.indexOf('}}', after)
    const end = found < 0 ? text.length : found + 2
    return { name, nameStart: start, value: text.slice(after, end), valueStart: after, end }
  }
  let end = after
  while (end < text.length && !/[\s>]/.test(text[end] ?? '')) end += 1
  return { name, nameStart: start, value: text.slice(after, end), valueStart: after, end }
}
