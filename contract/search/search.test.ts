import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchableOf } from './bodies.ts'
import { foldText } from './letters.ts'
import { excerptOf, findIn, parseQuery } from './query.ts'
import { indexTerms, indexWords } from './words.ts'

describe('letters', () => {
  it.each([
    ['Crème Brûlée', 'creme brulee'],
    ['STRASSE Straße ẞ', 'strasse strasse ss'],
    ['Ёлка и ёж', 'елка и еж'],
    ['Città però', 'citta pero'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['Ｈｅｌｌｏ　１２３', 'hello 123'],
    ['ﾊﾞｽ', 'バス'],
    ['か\u3099', 'が'],
    ['أَهْلًا', 'اهلا'],
    ['مكتبة', 'مكتبه'],
    ['مــرحبا', 'مرحبا'],
    ['٢٠٢٦ ۲۰۲۶', '2026 2026'],
    ['한\u1100\u1161', '한가'],
    ['Σίσυφος', 'σισυφοσ'],
    ['👩🏽‍💻 ❤️', '👩💻 ❤'],
    ['zero\u200bwidth', 'zerowidth'],
    ['漢字 汉字', '漢字 汉字'],
  ])('%s is read as %s', (original, folded) => {
    expect(foldText(original)).toBe(folded)
  })
})

describe('words of an index', () => {
  it.each([
    ['The ferry leaves at 7:30', ['the', 'ferry', 'leaves', 'at', '7', '30']],
    ['明天坐渡船', ['明天', '天坐', '坐渡', '渡船', '船']],
    ['买iPhone手机', ['买', 'iphone', '手机', '机']],
    ['ขอบคุณ', ['ขอ', 'อบ', 'บค', 'คุ', 'ุณ', 'ณ']],
    ['Паром в 7', ['паром', 'в', '7']],
    ['L’acqua è fredda', ['l', 'acqua', 'e', 'fredda']],
    ['العبّارة في الصباح', ['العباره', 'في', 'الصباح']],
    ['Schönes Wochenende!', ['schones', 'wochenende']],
    ['🎉🎉 ok', ['🎉', 'ok']],
    ['https://example.com/a?b', ['https', 'example', 'com', 'a', 'b']],
    ['!?… —', []],
  ])('of %s', (text, words) => {
    expect([...indexWords(text)]).toEqual(words)
  })
})

describe('finding in a text', () => {
  const marked = (text: string, typed: string) => {
    const found = findIn(text, parseQuery(typed))
    return found ? found.map(({ offset, length }) => text.slice(offset, offset + length)) : null
  }
  it.each<[text: string, typed: string, marks: string[] | null]>([
    ['The ferry leaves', 'fer', ['fer']],
    ['The ferry leaves', 'leav ferry', ['ferry', 'leav']],
    ['The ferry leaves', 'erry', null],
    ['The ferry leaves', 'ferry tomorrow', null],
    ['明天坐渡船去', '渡船', ['渡船']],
    ['明天坐渡船去', '船', ['船']],
    ['渡河坐船', '渡船', null],
    ['买iPhone手机吧', 'iphone手机', ['iPhone手机']],
    ['买iPhone手机吧', '手机 iph', ['iPh', '手机']],
    ['漢字', '汉字', null],
    ['Crème brûlée', 'creme', ['Crème']],
    ['Große Straße', 'strass', ['Straß']],
    ['Ещё раз', 'еще', ['Ещё']],
    ['السَّلامُ عليكم', 'السلام', ['السَّلامُ']],
    ['Perché no', 'perche', ['Perché']],
    ['Ｆｕｌｌ　width', 'full', ['Ｆｕｌｌ']],
    ['well 👩🏽‍💻 done', '💻', ['💻']],
    ['anything', '', []],
  ])('%s by %s', (text, typed, marks) => {
    expect(marked(text, typed)).toEqual(marks)
  })

  it('shows a line around the first stretch, on one line', () => {
    const text = `${'word '.repeat(60)}\nthe ferry\nleaves ${'again '.repeat(60)}`
    const excerpt = excerptOf(text, parseQuery('ferry'))
    expect(excerpt?.text).toMatch(/^…word .* the ferry leaves .*…$/)
    const [mark] = excerpt?.marks ?? []
    expect(excerpt?.text.slice(mark?.offset, (mark?.offset ?? 0) + (mark?.length ?? 0))).toBe('ferry')
  })
})

describe('whatever is written', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('渡', '船', 'に', 'ก', 'é', 'ß', 'ﷺ', '한', '🎉', '🇮🇹', ' ', 'a', "'", '\\', '٣', '\u0301'),
      )
      .map((parts) => parts.join('')),
  )

  it('an index proposes whatever is found', () => {
    const proposes = (text: string, typed: string) => {
      const words = [...indexWords(text)]
      return indexTerms(parseQuery(typed)).every(({ text: term, prefix }) =>
        words.some((word) => (prefix ? word.startsWith(term) : word === term)),
      )
    }
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), (text, other, from, length) => {
        const stretch = text.slice(from % (text.length + 1)).slice(0, length % 8)
        for (const typed of [stretch, other])
          if (findIn(text, parseQuery(typed))) expect(proposes(text, typed)).toBe(true)
      }),
    )
  })

  it('is found by itself, and the marks lie within it', () => {
    fc.assert(
      fc.property(texts, texts, (text, typed) => {
        expect(findIn(text, parseQuery(text))).not.toBeNull()
        let end = -1
        for (const { offset, length } of findIn(text, parseQuery(typed)) ?? []) {
          expect(offset).toBeGreaterThan(end)
          expect(length).toBeGreaterThan(0)
          end = offset + length
        }
        expect(end).toBeLessThanOrEqual(text.length)
        const excerpt = excerptOf(`${'x '.repeat(60)}${text}`, parseQuery(typed))
        for (const { offset, length } of excerpt?.marks ?? []) {
          expect(offset + length).toBeLessThanOrEqual(excerpt?.text.length ?? 0)
          expect(length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('makes words of which an index needs no quotes', () => {
    fc.assert(
      fc.property(texts, (text) => [...indexWords(text)].every((word) => word !== '' && !/['\\\s]/u.test(word))),
    )
  })
})

describe('what is found of a message', () => {
  it.each<[body: Parameters<typeof searchableOf>[0], searchable: ReturnType<typeof searchableOf>]>([
    [
      { kind: 'text', text: 'Hello', mentions: [] },
      { kinds: ['text'], text: 'Hello' },
    ],
    [
      { kind: 'text', text: 'See www.example.com', mentions: [] },
      { kinds: ['text', 'link'], text: 'See www.example.com' },
    ],
    [{ kind: 'recalled' }, null],
    [{ kind: 'hidden' }, null],
    [{ kind: 'note', note: { type: 'contactsNow' } }, null],
  ])('%o', (body, searchable) => {
    expect(searchableOf(body)).toEqual(searchable)
  })
})
