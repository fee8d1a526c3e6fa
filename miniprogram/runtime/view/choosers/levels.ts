// A choice from level to level, such as province, city, street: what was taken so far stands over the list of what is next.
import { say } from '../elements/lib/texts.ts'
import { type ChooserAround, makeHead, makerOf } from './ask.ts'

export interface Level {
  name: string
  subList?: Level[]
}

/** More on one level than anybody looks through. */
const shownMax = 2000

/** @returns the index on each level, or null where the member left it */
export function askLevels(
  { document, ask }: ChooserAround,
  title: string,
  list: readonly Level[],
  taken: readonly number[],
): Promise<number[] | null> {
  const make = makerOf(document)
  return ask<number[] | null>(
    'mp-o-bottom',
    (answer) => {
      const path = [...taken]
      const box = make('div', 'mp-o-sheet mp-c-sheet')
      box.setAttribute('role', 'dialog')
      box.setAttribute('aria-modal', 'true')
      box.setAttribute('aria-label', title || say(document, 'choose'))
      const tabs = make('div', 'mp-c-tabs')
      const options = make('div', 'mp-c-list')

      const levelsOf = (): (readonly Level[])[] => {
        const levels: (readonly Level[])[] = [list]
        for (const [at, index] of path.entries()) {
          const below = levels[at]?.[index]?.subList
          if (below === undefined || below.length === 0) break
          levels.push(below)
        }
        return levels
      }
      const take = (level: number, index: number) => {
        path.splice(level, path.length, index)
        const below = levelsOf()[level + 1]
        if (below === undefined) answer([...path])
        else show(level + 1, true)
      }
      const show = (level: number, isFocused: boolean) => {
        const levels = levelsOf()
        tabs.replaceChildren(
          ...levels.map((names, at) => {
            const tab = make('button', 'mp-c-tab', names[path[at] ?? -1]?.name ?? say(document, 'choose'))
            tab.type = 'button'
            tab.setAttribute('aria-pressed', String(at === level))
            tab.addEventListener('click', () => show(at, true))
            return tab
          }),
        )
        options.replaceChildren(
          ...(levels[level] ?? []).slice(0, shownMax).map(({ name }, index) => {
            const option = make('button', 'mp-c-option', name)
            option.type = 'button'
            option.setAttribute('aria-pressed', String(path[level] === index))
            option.addEventListener('click', () => take(level, index))
            return option
          }),
        )
        options.scrollTop = 0
        const chosen = options.querySelector<HTMLElement>('[aria-pressed="true"]')
        chosen?.scrollIntoView({ block: 'center' })
        if (isFocused) (chosen ?? options.querySelector('button'))?.focus({ preventScroll: true })
      }
      const open = Math.min(path.length, levelsOf().length - 1)
      show(open, false)
      options.querySelector('button')?.setAttribute('data-first', '')
      box.append(makeHead(make, title, { text: say(document, 'cancel'), act: () => answer(null) }, null), tabs, options)
      return box
    },
    null,
  )
}

/** Where names of a choice before stand in a tree, as far as they do. */
export function pathOf(list: readonly Level[], names: readonly string[]): number[] {
  const path: number[] = []
  let level: readonly Level[] | undefined = list
  for (const name of names) {
    const at: number = level?.findIndex((one) => one.name === name) ?? -1
    if (at < 0) break
    path.push(at)
    level = level?.[at]?.subList
  }
  return path
}
