import { describe, expect, it } from 'vitest'
import { breakable, piecesOf } from './setting.ts'

/** As it stands on paper, from the left; the font itself turns each Arabic word around. */
const drawn = (text: string, base: 'ltr' | 'rtl' | 'auto') => piecesOf(text, base).map((piece) => piece.text)

describe('piecesOf', () => {
  it('keeps a line of one script whole', () => {
    expect(drawn('Green tea, please', 'ltr')).toEqual(['Green tea, please'])
  })
  it('takes the font that has the letter', () => {
    const fonts = piecesOf('Tea Чай 茶', 'ltr').map(({ text, font }) => [text, font.replace(/\d+$/, '')])
    expect(fonts).toEqual([
      ['Tea ', 'noto-sans-latin'],
      ['Чай ', 'noto-sans-cyrillic'],
      ['茶', 'noto-sans-sc-'],
    ])
  })
  it('sets Arabic words from the right', () => {
    expect(drawn('مرحبا بالعالم', 'rtl')).toEqual(['بالعالم', ' ', 'مرحبا'])
  })
  it('leaves numbers and names as they are among them', () => {
    expect(drawn('فرع 12 Omar', 'rtl')).toEqual(['Omar', ' ', '12', ' ', 'فرع'])
  })
  it('turns brackets around', () => {
    expect(drawn('(رائع)', 'rtl')).toEqual(['(', 'رائع', ')'])
  })
  it('follows the first letter where nothing else is said', () => {
    expect(drawn('Mei فاطمة!', 'auto')).toEqual(['Mei ', 'فاطمة', '!'])
    expect(drawn('فاطمة Mei!', 'auto')).toEqual(['!', 'Mei', ' ', 'فاطمة'])
  })
  it('shows a box for what no font has, and nothing for what is not to be seen', () => {
    expect(drawn('Hi \u{1f389}', 'ltr').join('')).toBe('Hi □')
    expect(drawn('a\u200fb\u2066c', 'ltr').join('')).toBe('abc')
  })
})

describe('breakable', () => {
  it('breaks after spaces, and anywhere in Chinese', () => {
    expect(breakable('two words')).toEqual(['two ', 'words'])
    expect(breakable('喝茶 yes')).toEqual(['喝', '茶 ', 'yes'])
    expect(breakable('')).toEqual([])
  })
})
