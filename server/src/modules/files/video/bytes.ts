/** A file that is looked at in places and changed where it stands, however large it is. */
export interface Bytes {
  sizeBytes: number
  /** As many as there are from there on, at most so many. */
  read(at: number, length: number): Promise<Buffer>
  /** Never beyond the end. */
  write(at: number, bytes: Uint8Array): Promise<void>
}

const WINDOW_BYTES = 65_536
const ZEROS_BYTES = 1_048_576

/** What stands near what was read last is read without asking again. Nothing that was read is changed meanwhile. */
export function createReader({ sizeBytes, read }: Bytes) {
  let window: Buffer = Buffer.alloc(0)
  let from = 0
  return {
    sizeBytes,
    /** Exactly so many bytes, at most a window; null where there are less. */
    async at(position: number, length: number): Promise<Buffer | null> {
      if (position < 0 || position + length > sizeBytes) return null
      if (position < from || position + length > from + window.length) {
        from = position
        window = await read(position, Math.min(WINDOW_BYTES, sizeBytes - position))
      }
      const found = window.subarray(position - from, position - from + length)
      return found.length === length ? found : null
    },
  }
}
export type Reader = ReturnType<typeof createReader>

/** A stretch to be overwritten with zeros, and what marks it as empty then. */
export interface Blank {
  from: number
  to: number
  mark: { at: number; bytes: Uint8Array } | null
}

export async function writeBlanks(bytes: Bytes, blanks: readonly Blank[]): Promise<void> {
  for (const { from, to, mark } of blanks) {
    for (let at = from; at < to; at += ZEROS_BYTES)
      await bytes.write(at, new Uint8Array(Math.min(ZEROS_BYTES, to - at)))
    // Last: one that was broken off before is found, and blanked, again.
    if (mark) await bytes.write(mark.at, mark.bytes)
  }
}

/** In memory. */
export const inMemory = (buffer: Buffer): Bytes => ({
  sizeBytes: buffer.length,
  read: async (at, length) => buffer.subarray(at, at + length),
  write: async (at, bytes) => {
    if (at < 0 || at + bytes.length > buffer.length) throw new RangeError('Beyond the end')
    buffer.set(bytes, at)
  },
})
