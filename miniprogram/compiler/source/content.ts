// A file as it was read: the same object as long as what it holds is the same, so that work on it can be kept.

import { createHash } from 'node:crypto'

export class FileContent {
  readonly bytes: Uint8Array
  #text: string | undefined
  #sha256: string | undefined

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** As UTF-8, without a byte order mark, with line feeds alone. */
  get text(): string {
    this.#text ??= new TextDecoder().decode(this.bytes).replaceAll('\r\n', '\n')
    return this.#text
  }

  /** Hex. */
  get sha256(): string {
    this.#sha256 ??= createHash('sha256').update(this.bytes).digest('hex')
    return this.#sha256
  }
}
