import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { errors } from '../../../contract/errors.ts'
import { formatTag, languages } from './language.ts'
import { setInto } from './texts.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const plural = /_(zero|one|two|few|many|other)$/

function flatten(value: object, path: string): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    const name = path === '' ? key : `${path}.${key}`
    return typeof inner === 'string' ? [[name, inner]] : flatten(inner, name)
  })
}

function textsOf(language: string): Map<string, string> {
  const files = readdirSync(here + language).filter((file) => file.endsWith('.json'))
  return new Map(
    files.flatMap((file) => {
      const content: unknown = JSON.parse(readFileSync(`${here}${language}/${file}`, 'utf8'))
      if (typeof content !== 'object' || content === null) throw new Error(`${language}/${file} is not an object.`)
      return flatten(content, `${file.replace('.json', '')}`)
    }),
  )
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(.+?)\}\}/g)].map((match) => match[1] ?? '').sort()
const english = textsOf('en')

/** The keys a language must have: those of English, with its own plural forms in the place of English ones. */
function wantedKeys(language: (typeof languages)[number]): string[] {
  const forms = new Intl.PluralRules(formatTag(language)).resolvedOptions().pluralCategories
  const bases = new Set([...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')))
  return [
    ...[...english.keys()].filter((key) => !plural.test(key)),
    ...[...bases].flatMap((base) => forms.map((form) => `${base}_${form}`)),
  ].sort()
}

describe.each(languages)('texts in %s', (language) => {
  const texts = textsOf(language)

  test('have every key and every plural form, and no other', () => {
    expect([...texts.keys()].sort()).toEqual(wantedKeys(language))
  })

  test('are not empty and have no loose spaces', () => {
    expect([...texts].filter(([, text]) => text.trim() !== text || text === '')).toEqual([])
  })

  test('carry the same placeholders', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const base = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? ''
      const wanted = placeholders(base)
      // "One person" needs no figure.
      const figureMayMiss = /_(zero|one|two)$/.test(key)
      const found = placeholders(text)
      const missing = wanted.filter((name) => !found.includes(name) && !(figureMayMiss && name === 'count'))
      return missing.length > 0 || found.some((name) => !wanted.includes(name))
    })
    expect(wrong).toEqual([])
  })

  test('name every error of the wire', () => {
    expect(Object.keys(errors).filter((code) => !texts.has(`errors.${code}`))).toEqual([])
  })
})

test('values set into a text', () => {
  expect(setInto(1234, 'ar')).toBe('١٬٢٣٤')
  expect(setInto('Mei', 'ar')).toBe('\u2068Mei\u2069')
  expect(setInto('+49 30 123456', 'ar')).toBe('\u2066+49 30 123456\u2069')
  expect(setInto('عمر', 'en')).toBe('\u2068عمر\u2069')
  expect(setInto('Mei 林美', 'en')).toBe('Mei 林美')
})
