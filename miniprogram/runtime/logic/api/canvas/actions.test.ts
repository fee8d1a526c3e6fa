import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Action, makeOldContext, setBase } from './actions.ts'
import { encodePng } from './png.ts'

/** Writes down what is called and set. */
function recorder() {
  const said: unknown[] = []
  const target = {}
  const drawing = new Proxy(target, {
    get:
      (_target, name) =>
      (...given: unknown[]) => {
        said.push([String(name), ...given])
        return String(name).startsWith('create')
          ? { addColorStop: (...stop: unknown[]) => said.push(['stop', ...stop]) }
          : null
      },
    set: (_target, name, value) => {
      said.push([`${String(name)}=`, value])
      return true
    },
  })
  // Only what actions call is used of a drawing.
  return { said, drawing: drawing as unknown as OffscreenCanvasRenderingContext2D }
}

interface Drawn {
  actions: Action[]
  sources: string[]
  reserve: boolean
  callback: unknown
}

function begin() {
  const drawn: Drawn[] = []
  const context = makeOldContext({
    canvasId: 'a',
    draw: (actions, sources, reserve, callback) => drawn.push({ actions, sources, reserve, callback }),
    measure: (text, font) => ({ width: text.length * Number.parseFloat(font) }),
  })
  const call = (name: string, ...given: unknown[]): unknown => {
    const method = context[name]
    if (typeof method !== 'function') throw new Error(name)
    return method(...given)
  }
  const replay = (pictures = new Map<string, ImageBitmap>()) => {
    const { said, drawing } = recorder()
    for (const action of drawn.at(-1)?.actions ?? []) action(drawing, pictures)
    return said
  }
  return { context, call, drawn, replay }
}

test('writes down what is drawn, in order, and hands it over once', () => {
  const { call, drawn, replay } = begin()
  call('setFillStyle', '#f00')
  call('fillRect', 1, 2, 3, 4)
  call('arc', 5, 5, 5, 0, 3, true)
  call('setLineDash', [1, 2], 3)
  call('setShadow', 1, 2, 3, 'blue')
  call('fillText', 'hi', 1, 2)
  call('draw')
  expect(replay()).toEqual([
    ['fillStyle=', '#f00'],
    ['fillRect', 1, 2, 3, 4],
    ['arc', 5, 5, 5, 0, 3, true],
    ['setLineDash', [1, 2]],
    ['lineDashOffset=', 3],
    ['shadowOffsetX=', 1],
    ['shadowOffsetY=', 2],
    ['shadowBlur=', 3],
    ['shadowColor=', 'blue'],
    ['fillText', 'hi', 1, 2],
  ])
  call('draw', true, () => {})
  expect(drawn[1]).toMatchObject({ actions: [], reserve: true })
  expect(typeof drawn[1]?.callback).toBe('function')
  call('draw', () => {})
  expect(drawn[2]).toMatchObject({ reserve: false })
  expect(typeof drawn[2]?.callback).toBe('function')
})

test('takes both spellings of styles, and measures in the font that is set', () => {
  const { context, call, replay } = begin()
  context.fillStyle = 'red'
  expect(context.fillStyle).toBe('red')
  expect(call('measureText', 'abcd')).toEqual({ width: 40 })
  call('save')
  call('setFontSize', 20)
  expect(call('measureText', 'abcd')).toEqual({ width: 80 })
  call('restore')
  expect(call('measureText', 'abcd')).toEqual({ width: 40 })
  call('draw')
  expect(replay()).toEqual([['fillStyle=', 'red'], ['save'], ['font=', '20px sans-serif'], ['restore']])
})

test('makes gradients where they are drawn, and leaves pictures out that did not come', () => {
  const { call, drawn, replay } = begin()
  const gradient = call('createLinearGradient', 0, 0, 10, 0)
  Reflect.apply(Reflect.get(Object(gradient), 'addColorStop'), gradient, [0, 'red'])
  call('setFillStyle', gradient)
  call('drawImage', 'a.png', 1, 2, 3, 4)
  call('drawImage', 'b.png', 0, 0)
  call('draw')
  expect(drawn[0]?.sources).toEqual(['a.png', 'b.png'])
  // A stand-in: only its identity is looked at.
  const picture = {} as ImageBitmap
  const said = replay(new Map([['a.png', picture]]))
  expect(said.slice(0, 2)).toEqual([
    ['createLinearGradient', 0, 0, 10, 0],
    ['stop', 0, 'red'],
  ])
  expect(said.at(-1)).toEqual(['drawImage', picture, 1, 2, 3, 4])
})

test('keeps the scale of the screen below a transform that is set', () => {
  const { call, drawn } = begin()
  call('setTransform', 1, 0, 0, 1, 5, 6)
  call('draw')
  const { said, drawing } = recorder()
  setBase(drawing, 2)
  for (const action of drawn[0]?.actions ?? []) action(drawing, new Map())
  expect(said).toEqual([['setTransform', 2, 0, 0, 2, 10, 12]])
})

test('encodes PNG that others can read', () => {
  const pixels = Uint8ClampedArray.from({ length: 200 * 120 * 4 }, (_value, index) => index % 251)
  const png = Buffer.from(encodePng(pixels, 200, 120))
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const at = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  expect(rows.length).toBe(120 * (200 * 4 + 1))
  expect([...rows.subarray(1, 801)]).toEqual([...pixels.subarray(0, 800)])
})
