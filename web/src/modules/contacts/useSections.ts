import type { Relation } from '@sampan/contract'
import { useDeferredValue, useMemo } from 'react'
import { nameOf } from '../../app/sync/index.ts'
import { useLanguage } from '../../locales/useLanguage.ts'
import { hasChinese, isNamed } from '../search/isNamed.ts'
import { indexByName, type Section } from './indexLetters.ts'
import { usePinyin } from './pinyin.ts'

/** Those with whom one can talk. */
export const contactsAmong = (relations: readonly Relation[]): Relation[] =>
  relations.filter(({ state, blocked }) => state === 'contact' && !blocked)

/** People under their headings, as far as the query means them. Undefined while they, or their readings, load. */
export function useSections(people: readonly Relation[] | undefined, query: string): Section<Relation>[] | undefined {
  const language = useLanguage()
  // Typing stays quick, however many there are to look through.
  const wanted = useDeferredValue(query)
  const chinese = useMemo(() => people?.some((person) => hasChinese(nameOf(person))) ?? false, [people])
  const read = usePinyin(chinese)
  return useMemo(() => {
    if (!people || read === undefined) return undefined
    const reader = read ?? undefined
    const meant = people.filter((person) =>
      isNamed(wanted, [nameOf(person), person.member.name, person.member.handle], reader),
    )
    return indexByName(meant, nameOf, ({ member }) => member.id, language, reader)
  }, [people, read, wanted, language])
}

/** Stands for those with a star, in the list and in the index at its side. */
export const starredHeading = '★'

/** Those with a star stand above all others, and in their own places too. */
export function withStarred(
  sections: Section<Relation>[] | undefined,
  starred: Section<Relation>[] | undefined,
): Section<Relation>[] | undefined {
  const items = starred?.flatMap((section) => section.items) ?? []
  return sections && items.length > 0 ? [{ heading: starredHeading, items }, ...sections] : sections
}
