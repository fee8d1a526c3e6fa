// Where a text stops being JSON: not every engine says it.

/** Offset of the first character that does not fit (RFC 8259); the length of the text where it ends too early. */
export function firstFault(text: string): number {
  const reader = new Reader(text)
  if (!reader.value(0)) return reader.at
  reader.space()
  return reader.at
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const string = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const word = /true|false|null/y
const white = /[ \t\n\r]*/y
const depthMax = 500

class Reader {
  at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  space(): void {
    this.#take(white)
  }

  value(depth: number): boolean {
    this.space()
    const char = this.#text[this.at]
    if (depth > depthMax) return false
    if (char === '{') return this.#members('}', () => this.#member(depth))
    if (char === '[') return this.#members(']', () => this.value(depth + 1))
    return this.#take(string) || this.#take(number) || this.#take(word)
  }

  #member(depth: number): boolean {
    this.space()
    if (!this.#take(string)) return false
    this.space()
    return this.#char(':') && this.value(depth + 1)
  }

  #members(close: string, member: () => boolean): boolean {
    this.at += 1
    this.space()
    if (this.#char(close)) return true
    for (;;) {
      if (!member()) return false
      this.space()
      if (this.#char(close)) return true
      if (!this.#char(',')) return false
    }
  }

  #char(char: string): boolean {
    if (this.#text[this.at] !== char) return false
    this.at += 1
    return true
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.#text)
    if (match === null) return false
    this.at += match[0].length
    return true
  }
}
