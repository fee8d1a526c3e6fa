// Wheels in a sheet from below: of dates, of lists, of regions.
import { say } from '../elements/lib/texts.ts'
import { Wheel } from '../elements/more/wheel.ts'
import { type ChooserAround, makeHead, makerOf } from './ask.ts'

export interface Columns {
  labels: string[][]
  indices: number[]
}

export interface WheelSheet {
  title: string
  cancelText: string
  doneText: string
  first: Columns
  /** The columns after one of them came to rest on another item. */
  turned(column: number, index: number): Columns
}

/** @returns false where the member left it */
export function askByWheels({ document, ask }: ChooserAround, sheet: WheelSheet): Promise<boolean> {
  const make = makerOf(document)
  return ask<boolean>(
    'mp-o-bottom',
    (answer) => {
      const box = make('div', 'mp-o-sheet mp-c-sheet')
      box.setAttribute('role', 'dialog')
      box.setAttribute('aria-modal', 'true')
      box.setAttribute('aria-label', sheet.title || say(document, 'choose'))
      const body = make('div', 'mp-c-wheels')
      const row = make('div', 'mp-wheels')
      let wheels: Wheel[] = []

      const end = (isDone: boolean) => {
        if (isDone) for (const wheel of wheels) wheel.settleNow()
        for (const wheel of wheels) wheel.stop()
        answer(isDone)
      }
      const show = ({ labels, indices }: Columns) => {
        wheels.forEach((wheel, at) => {
          wheel.setLabels(labels[at] ?? [])
          wheel.measure(48, 88)
          wheel.show(indices[at] ?? 0, false)
        })
      }
      wheels = sheet.first.labels.map(
        (_, at) => new Wheel(document, make('div', ''), { settle: (index) => show(sheet.turned(at, index)) }),
      )
      for (const [at, wheel] of wheels.entries()) {
        if (at === 0) wheel.element.setAttribute('data-first', '')
        row.append(wheel.element)
      }
      row.append(make('div', 'mp-wheel-mask'), make('div', 'mp-wheel-indicator'))
      body.append(row)
      box.append(
        makeHead(
          make,
          sheet.title,
          { text: sheet.cancelText || say(document, 'cancel'), act: () => end(false) },
          { text: sheet.doneText || say(document, 'ok'), act: () => end(true) },
        ),
        body,
      )
      box.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) end(true)
      })
      // A wheel can only turn where it already stands.
      queueMicrotask(() => show(sheet.first))
      return box
    },
    false,
  )
}
