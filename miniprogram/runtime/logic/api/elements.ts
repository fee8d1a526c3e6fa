// Contexts of editors and scrolling areas, which programs ask for by a selector query.
import { nodeMakers } from '../nodeMakers.ts'
import type { ApiContext, ApiFamily } from './define.ts'
import { CallFailure, deliver, isRecord, run, stringOf } from './wrap.ts'

const editorActs = [
  'blur',
  'clear',
  'getContents',
  'getSelectionText',
  'insertDivider',
  'insertImage',
  'insertText',
  'redo',
  'removeFormat',
  'setContents',
  'undo',
]
/** Fields of a ScrollViewContext that programs write. */
const scrollFields = [
  'scrollEnabled',
  'bounces',
  'showScrollbar',
  'pagingEnabled',
  'fastDeceleration',
  'decelerationDisabled',
]

export function elementsFamily(context: ApiContext): ApiFamily {
  function editor(node: number): Record<string, unknown> {
    const invoke = (method: string, args: unknown) =>
      context.invokeNode(node, method, args).catch((reason: unknown) => {
        throw new CallFailure((isRecord(reason) && stringOf(reason.errMsg)) || 'system error')
      })
    const made: Record<string, unknown> = {
      format: (name: unknown, value: unknown) => void invoke('format', { name, value }).catch(() => {}),
      scrollIntoView: () => void invoke('scrollIntoView', {}).catch(() => {}),
    }
    for (const act of editorActs) {
      made[act] = (given?: unknown) => {
        const args = isRecord(given) ? given : {}
        const { success, fail, complete, ...rest } = args
        const outcome = run(act, async () => {
          const result = await invoke(act, rest)
          return isRecord(result) ? result : {}
        })
        if (!success && !fail && !complete) return outcome
        deliver(outcome, args)
        return undefined
      }
    }
    return made
  }

  function scrollView(node: number): Record<string, unknown> {
    const send = (method: string, args: unknown) => void context.invokeNode(node, method, args).catch(() => {})
    const made: Record<string, unknown> = {
      scrollTo: (args: unknown) => send('scrollTo', args),
      scrollIntoView: (selector: unknown, options: unknown) =>
        send('scrollIntoView', { ...(isRecord(options) ? options : {}), selector }),
      triggerRefresh: () => send('triggerRefresh', {}),
      closeRefresh: () => send('closeRefresh', {}),
    }
    for (const name of scrollFields) {
      let kept: unknown = name !== 'pagingEnabled' && name !== 'decelerationDisabled'
      Object.defineProperty(made, name, {
        enumerable: true,
        get: () => kept,
        set(value: unknown) {
          kept = value
          send('configure', { [name]: value })
        },
      })
    }
    return made
  }

  nodeMakers.set('editor', { context: async (node) => editor(node) })
  nodeMakers.set('scroll-view', { node: async (node) => scrollView(node) })
  return { asynchronous: {}, direct: {} }
}
