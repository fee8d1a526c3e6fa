// `createVideoContext`, `createAudioContext`, `createMapContext`: calls on an element of the page, by its id.
import { nodeMakers } from '../../nodeMakers.ts'
import type { ApiContext, ApiFamily } from '../define.ts'
import { CallFailure, deliver, isRecord, run, stringOf } from '../wrap.ts'

const videoActs = [
  'play',
  'pause',
  'stop',
  'seek',
  'sendDanmu',
  'playbackRate',
  'requestFullScreen',
  'exitFullScreen',
  'showStatusBar',
  'hideStatusBar',
  'exitPictureInPicture',
  'requestBackgroundPlayback',
  'exitBackgroundPlayback',
]
const audioActs = ['setSrc', 'play', 'pause', 'seek']
/** Those of a map answer, by callbacks or promise. */
const mapActs = [
  'getCenterLocation',
  'moveToLocation',
  'translateMarker',
  'moveAlong',
  'includePoints',
  'getRegion',
  'getRotate',
  'getSkew',
  'getScale',
  'setCenterOffset',
  'toScreenLocation',
  'fromScreenLocation',
  'addMarkers',
  'removeMarkers',
  'addCircles',
  'removeCircles',
]

export function contextsFamily(context: ApiContext): ApiFamily {
  type Find = () => number | null

  const found =
    (id: unknown, tag: string, component: unknown): Find =>
    () =>
      context.findNode(stringOf(id), tag, component)

  /** The node may come with data set in the same turn. */
  async function invoke(find: Find, method: string, args: unknown): Promise<unknown> {
    let node = find()
    if (node === null) {
      await new Promise((resolve) => setTimeout(resolve))
      node = find()
    }
    if (node === null) throw new CallFailure('node is not found')
    return context.invokeNode(node, method, args)
  }

  function silent(find: Find, acts: readonly string[]): Record<string, unknown> {
    const made: Record<string, unknown> = {}
    for (const act of acts) {
      made[act] = (args?: unknown) => {
        invoke(find, act, plain(args)).catch(() => {})
      }
    }
    return made
  }

  function answering(find: Find): Record<string, unknown> {
    const made: Record<string, unknown> = {}
    for (const act of mapActs) {
      made[act] = (given?: unknown) => {
        const args = isRecord(given) ? given : {}
        const outcome = run(act, async () => {
          const result = await invoke(find, act, plain(args)).catch((reason: unknown) => {
            throw reason instanceof CallFailure ? reason : new CallFailure(wordsOf(reason))
          })
          if (typeof args.animationEnd === 'function') args.animationEnd()
          return isRecord(result) ? result : {}
        })
        if (!args.success && !args.fail && !args.complete) return outcome
        deliver(outcome, args)
        return undefined
      }
    }
    // What only draws in other places of the map is taken without a word.
    made.on = () => {}
    return made
  }

  nodeMakers.set('video', { context: async (node) => silent(() => node, videoActs) })
  nodeMakers.set('map', { context: async (node) => answering(() => node) })

  return {
    asynchronous: {},
    direct: {
      createVideoContext: (id: unknown, component?: unknown) => silent(found(id, 'video', component), videoActs),
      createAudioContext: (id: unknown, component?: unknown) => silent(found(id, 'audio', component), audioActs),
      createMapContext: (id: unknown, component?: unknown) => answering(found(id, 'map', component)),
    },
  }
}

const wordsOf = (reason: unknown): string => (isRecord(reason) ? stringOf(reason.errMsg) : '') || 'system error'

/** Without callbacks, which do not cross to the frame. */
function plain(args: unknown): unknown {
  if (!isRecord(args)) return args
  return Object.fromEntries(Object.entries(args).filter(([, value]) => typeof value !== 'function'))
}
