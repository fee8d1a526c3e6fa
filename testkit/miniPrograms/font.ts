// The smallest font that browsers take (TrueType): every given character is a black box of one width.

const unitsPerEm = 1000

/** Numbers of two bytes, those of four as strings of eight hex digits. */
function table(...parts: (number | string)[]): Uint8Array {
  const bytes: number[] = []
  for (const part of parts) {
    if (typeof part === 'string')
      for (let at = 0; at < part.length; at += 2) bytes.push(Number.parseInt(part.slice(at, at + 2), 16))
    else bytes.push((part >> 8) & 255, part & 255)
  }
  return Uint8Array.from(bytes)
}

const hex = (value: number) => value.toString(16).padStart(8, '0')

/**
 * @param character one of the first plane
 * @param widthEm how wide it is, in sizes of the font
 */
export function makeFont(character: string, widthEm: number): Uint8Array<ArrayBuffer> {
  const code = character.charCodeAt(0)
  const width = widthEm * unitsPerEm
  const box = table(1, 0, 0, width, 700, 3, 0, '01010101', 0, 0, width, 0, 0, 700, -width, 0)
  const tables: [tag: string, bytes: Uint8Array][] = [
    [
      'OS/2',
      table(
        0,
        width,
        400,
        5,
        0,
        ...Array(10).fill(0),
        0,
        ...Array(5).fill(0),
        ...Array(8).fill(0),
        0,
        0,
        0x40,
        code,
        code,
        800,
        -200,
        0,
        800,
        200,
      ),
    ],
    [
      'cmap',
      table(0, 1, 3, 1, hex(12), 4, 32, 0, 4, 4, 1, 0, code, 0xffff, 0, code, 0xffff, (1 - code) & 0xffff, 1, 0, 0),
    ],
    ['glyf', box],
    [
      'head',
      table(
        1,
        0,
        1,
        0,
        hex(0),
        '5f0f3cf5',
        3,
        unitsPerEm,
        hex(0),
        hex(0),
        hex(0),
        hex(0),
        0,
        0,
        width,
        700,
        0,
        8,
        2,
        1,
        0,
      ),
    ],
    ['hhea', table(1, 0, 800, -200, 0, width, 0, 0, width, 1, 0, 0, 0, 0, 0, 0, 0, 2)],
    ['hmtx', table(width, 0, width, 0)],
    ['loca', table(hex(0), hex(0), hex(box.length))],
    ['maxp', table(1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['name', table(0, 1, 18, 3, 1, 0x409, 1, 2, 0, 0x41)],
    ['post', table(3, 0, hex(0), 0, 0, hex(0), hex(0), hex(0), hex(0), hex(0))],
  ]
  const file: number[] = [...table(1, 0, tables.length, 128, 3, tables.length * 16 - 128)]
  let offset = 12 + tables.length * 16
  for (const [tag, bytes] of tables) {
    file.push(...Buffer.from(tag, 'latin1'), ...table(hex(sumOf(bytes)), hex(offset), hex(bytes.length)))
    offset += padded(bytes).length
  }
  for (const [, bytes] of tables) file.push(...padded(bytes))
  return Uint8Array.from(file)
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4)
  whole.set(bytes)
  return whole
}

function sumOf(bytes: Uint8Array): number {
  const view = new DataView(padded(bytes).buffer)
  let sum = 0
  for (let at = 0; at < view.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
