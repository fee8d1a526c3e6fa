// A list of places over the whole screen, to look through by letters or to search.
import { type ChooserAround, makerOf } from './ask.ts'
import { findPlaces, groupsByLetter, type Place, type PlaceGroup } from './places.ts'
import { word } from './words.ts'

export interface PlacesAsked {
  title: string
  /** What stands over the letters. */
  heads: PlaceGroup[]
  places: Place[]
  /** Whether the place where the member is will be told. */
  isLocating: boolean
}

export interface PlaceChosen extends Place {
  isLocated: boolean
}

export interface CityList {
  chosen: Promise<PlaceChosen | null>
  /** Says where the member is. */
  locate(place: Place): void
}

export function askCities({ document, ask }: ChooserAround, asked: PlacesAsked): CityList {
  const make = makerOf(document)
  const locatedBody = make('div', 'mp-c-tiles')
  let choose: (place: PlaceChosen) => void = () => undefined

  const entry = (className: string, place: Place, isLocated: boolean) => {
    const button = make('button', className, place.name)
    button.type = 'button'
    button.addEventListener('click', () => choose({ ...place, isLocated }))
    return button
  }
  const section = (title: string, body: HTMLElement) => {
    const part = make('section', '')
    part.append(make('h3', 'mp-c-heading', title), body)
    return part
  }
  const rows = (places: readonly Place[]) => {
    const list = make('div', 'mp-c-rows')
    list.append(...places.map((place) => entry('mp-c-option', place, false)))
    return list
  }
  const tiles = (places: readonly Place[]) => {
    const list = make('div', 'mp-c-tiles')
    list.append(...places.map((place) => entry('mp-c-tile', place, false)))
    return list
  }

  const chosen = ask<PlaceChosen | null>(
    'mp-c-whole',
    (answer) => {
      choose = answer
      const box = make('div', 'mp-c-cities')
      box.setAttribute('role', 'dialog')
      box.setAttribute('aria-modal', 'true')
      box.setAttribute('aria-label', asked.title)
      const bar = make('div', 'mp-c-bar')
      const back = make('button', 'mp-c-back')
      back.type = 'button'
      back.setAttribute('aria-label', word(document, 'back'))
      back.addEventListener('click', () => answer(null))
      bar.append(back, make('h2', 'mp-c-title', asked.title))
      const search = make('input', 'mp-c-search')
      search.type = 'search'
      search.placeholder = word(document, 'search')
      search.setAttribute('aria-label', search.placeholder)
      search.setAttribute('data-first', '')

      const groups = groupsByLetter(asked.places)
      const content = make('div', 'mp-c-content')
      const all: HTMLElement[] = []
      if (asked.isLocating) {
        locatedBody.append(make('span', 'mp-c-tile mp-c-locating', word(document, 'locating')))
        all.push(section(word(document, 'located'), locatedBody))
      }
      all.push(...asked.heads.map(({ title, places }) => section(title, tiles(places))))
      const letters = make('nav', 'mp-c-letters')
      for (const { title, places } of groups) {
        const part = section(title, rows(places))
        all.push(part)
        const letter = make('button', '', title)
        letter.type = 'button'
        letter.tabIndex = -1
        letter.addEventListener('click', () => part.scrollIntoView())
        letters.append(letter)
      }
      const found = make('div', 'mp-c-found')
      found.hidden = true
      content.append(...all, found)
      const every = [...asked.heads.flatMap(({ places }) => places), ...asked.places]
      search.addEventListener('input', () => {
        const isSought = search.value.trim() !== ''
        const places = findPlaces(every, search.value)
        for (const part of all) part.hidden = isSought
        letters.hidden = isSought
        found.hidden = !isSought
        found.replaceChildren(
          places.length === 0 ? make('p', 'mp-c-none', word(document, 'none')) : rows(places.slice(0, 200)),
        )
        content.scrollTop = 0
      })
      box.append(bar, search, content, letters)
      return box
    },
    null,
  )
  return {
    chosen,
    locate: (place) => locatedBody.replaceChildren(entry('mp-c-tile', place, true)),
  }
}
