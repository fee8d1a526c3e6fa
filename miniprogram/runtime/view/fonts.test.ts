import { expect, test } from 'vitest'
import { withFontAddresses } from './fonts.ts'

const icons =
  "@font-face{font-family:t;src:url(a.eot),url(a.eot?#iefix) format('embedded-opentype'),url(a.woff) format('woff'),url(\"a.ttf\") format('truetype'),url(a.svg) format('svg');font-weight:400;}"

test('the first source that browsers read is asked for, and no other', () => {
  const asked: string[] = []
  const text = withFontAddresses(icons, (source) => {
    asked.push(source)
    return `blob:${source}`
  })
  expect(asked).toEqual(['a.woff'])
  expect(text).toBe('@font-face{font-family:t;font-weight:400;;src:url("blob:a.woff")}')
})

test('where it does not come the next one is, and until then the font is another', () => {
  const asked = (states: Record<string, string | null>) => withFontAddresses(icons, (source) => states[source])
  expect(asked({ 'a.woff': null, 'a.ttf': 'blob:b' })).toContain('src:local("-")')
  expect(asked({ 'a.ttf': 'blob:b' })).toContain('src:url("blob:b")')
  expect(asked({})).toContain('src:local("-")')
})

test('fonts within the sheet, and those of the device, stay', () => {
  const data = 'data:font/woff2;charset=utf-8;base64,d09GMgABAAAAA'
  const rules = `@font-face { font-family: 'a b'; src: url("${data}") format("woff2"); }\n@font-face{font-family:c;src:local("C D"),url(c.ttf)}`
  const text = withFontAddresses(rules, (source) => (source.startsWith('data:') ? source : undefined))
  expect(text).toContain(`src:url("${data}")`)
  expect(text).toContain("font-family: 'a b';")
  expect(text).toContain('src:local("C D")}')
})

test('no address can end the rule', () => {
  const text = withFontAddresses('@font-face{font-family:a;src:url(a.ttf)}', () => 'blob:"}body{color:red}')
  expect(text).toBe('@font-face{font-family:a;;src:url("blob:}body{color:red}")}')
})
