// From what the frame tells to what a program's handler gets.

import * as glassEasel from 'glass-easel'
import type { ViewEvent } from '../protocol.ts'
import { elementOf } from './backend.ts'
import { formFieldMark } from './behaviors.ts'
import { componentOf } from './components.ts'
import { type Descriptors, isScript } from './descriptor.ts'
import { isRecord, recordOf } from './plain.ts'

export interface Events {
  /** Lets an event run through the tree; answers what the last handler of the program returned. */
  dispatch(event: ViewEvent): unknown
  /** glass-easel's hook around every handler. */
  wrap(caller: unknown, event: unknown, listener: (...args: unknown[]) => unknown, path: unknown): unknown
}

export function createEvents(descriptors: Descriptors): Events {
  let answer: unknown

  function wrap(caller: unknown, raw: unknown, listener: (...args: unknown[]) => unknown, path: unknown): unknown {
    const shadowed = raw as glassEasel.ShadowedEvent<unknown>
    const event = eventForProgram(shadowed)
    if (isScript(listener, path)) {
      const current = elementBehind(shadowed.currentTarget)
      const returned = listener({ ...event, instance: descriptors.of(current) }, descriptors.of(componentOf(caller)))
      return returned === false ? false : undefined
    }
    answer = listener.call(caller, event)
    // `return false` stops nothing in a handler of a page, unlike in WXS.
    return undefined
  }

  return {
    wrap,
    dispatch(event) {
      const target = elementOf(event.node)
      if (target === undefined) return undefined
      const { touches, changedTouches, offsetLeft = 0, offsetTop = 0 } = event
      const detail = event.type === 'submit' ? withOwnFields(target, event.detail) : event.detail
      const dispatched = new glassEasel.Event(event.type, detail, {
        bubbles: event.bubbles,
        composed: event.composed,
        capturePhase: true,
        extraFields: {
          ...(touches === undefined ? {} : { touches, changedTouches }),
          _offset: { offsetLeft, offsetTop },
        },
      })
      dispatched.timeStamp = event.at
      answer = undefined
      dispatched.dispatch(target)
      const given = answer
      answer = undefined
      return given
    },
  }
}

/** The event as WeChat shapes it: plain, so that it can be kept, printed and copied. */
function eventForProgram(event: glassEasel.ShadowedEvent<unknown>): Record<string, unknown> {
  const extra = recordOf(event.extraFields)
  const { _offset, ...fields } = extra
  const place = recordOf(_offset)
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: { ...targetOf(event.target), ...place },
    currentTarget: { ...targetOf(event.currentTarget), ...place },
    mark: event.mark ?? {},
    detail: event.detail ?? {},
    ...fields,
    mut: event.mutatedMarked(),
    bubbles: event.bubbles,
    composed: event.composed,
  }
}

function elementBehind(target: unknown): glassEasel.Element | undefined {
  return componentOf(target) ?? (target instanceof glassEasel.Element ? target : undefined)
}

function targetOf(target: unknown): Record<string, unknown> {
  const element = elementBehind(target)
  return { id: element?.id ?? '', dataset: element?.dataset ?? {}, offsetLeft: 0, offsetTop: 0 }
}

/** Components with `wx://form-field` keep their values here: a form collects them, too. */
function withOwnFields(form: glassEasel.Element, detail: unknown): unknown {
  const own: Record<string, unknown> = {}
  const visit = (node: glassEasel.Node): void => {
    const element = node.asElement()
    if (element === null) return
    const component = element.asGeneralComponent()
    const data: unknown = component?.data
    if (isRecord(data) && data[formFieldMark] === true && typeof data.name === 'string' && data.name !== '') {
      own[data.name] = data.value
    }
    element.forEachComposedChild((child) => {
      visit(child)
    })
  }
  visit(form)
  return { ...recordOf(detail), value: { ...recordOf(recordOf(detail).value), ...own } }
}
