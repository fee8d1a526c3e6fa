import type { AppLanguage } from '../locales/language.ts'
import type { Face } from '../ui/face.ts'

const pictures = import.meta.glob<string>('../../../testkit/seeds/faces/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
})
const places = import.meta.glob<string>('../../../testkit/seeds/pictures/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
})
const found = (all: Record<string, string>, name: string): string | undefined =>
  Object.entries(all).find(([path]) => path.endsWith(`/${name}.svg`))?.[1]

const person = (id: string, name: string): Face => ({ id, name, pictureUrl: found(pictures, id) })

/** The demo's people, for looking at screens without a server. */
export const mei = person('mei', 'Mei 林美')
export const omar = person('omar', 'Omar عمر')
export const anya = person('anya', 'Anya Аня')
export const lucia = person('lucia', 'Lucia')
export const jonas = person('jonas', 'Jonas')
export const sofia = person('sofia', 'Sofia')
export const wei = person('wei', 'Wei 王磊')
export const layla = person('layla', 'Layla ليلى')
export const baba = person('baba', '老林')
export const hanna = person('hanna', 'Hanna Berg')
export const pavel = person('none-pavel', 'Павел')

export const languageOf: readonly (readonly [Face, AppLanguage])[] = [
  [mei, 'zh'],
  [omar, 'ar'],
  [anya, 'ru'],
  [lucia, 'it'],
  [jonas, 'de'],
  [sofia, 'en'],
]

export const placeUrl = (name: string): string => found(places, name) ?? ''
