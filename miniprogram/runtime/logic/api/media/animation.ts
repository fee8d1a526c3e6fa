// `createAnimation`: steps are written down, and `export` gives what a node's property `animation` takes.
import type { ApiContext, ApiFamily } from '../define.ts'
import { isRecord, numberOf, stringOf } from '../wrap.ts'

export interface AnimationAction {
  animates: { type: string; args: unknown[] }[]
  option: {
    transformOrigin: string
    transition: { duration: number; timingFunction: string; delay: number }
  }
}

const transforms = [
  'matrix',
  'matrix3d',
  'rotate',
  'rotate3d',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scale3d',
  'scaleX',
  'scaleY',
  'scaleZ',
  'skew',
  'skewX',
  'skewY',
  'translate',
  'translate3d',
  'translateX',
  'translateY',
  'translateZ',
]
/** By the property of CSS that they set. */
const styles: Record<string, string> = {
  opacity: 'opacity',
  backgroundColor: 'background-color',
  width: 'width',
  height: 'height',
  left: 'left',
  right: 'right',
  top: 'top',
  bottom: 'bottom',
}

const asLength = (value: unknown): unknown => (typeof value === 'number' ? `${value}px` : value)

export function makeAnimation(given: unknown) {
  const base = optionsOf(isRecord(given) ? given : {}, {
    duration: 400,
    timingFunction: 'linear',
    delay: 0,
    transformOrigin: '50% 50% 0',
  })
  let actions: AnimationAction[] = []
  // What a step does not change stays as the one before it left it, as in WeChat.
  const current = new Map<string, { type: string; args: unknown[] }>()

  const animation: Record<string, unknown> = {
    step: (changed?: unknown) => {
      const options = optionsOf(isRecord(changed) ? changed : {}, base)
      actions.push({
        animates: [...current.values()],
        option: {
          transformOrigin: options.transformOrigin,
          transition: { duration: options.duration, timingFunction: options.timingFunction, delay: options.delay },
        },
      })
      return animation
    },
    export: () => {
      const exported = { actions }
      actions = []
      return exported
    },
  }
  for (const type of transforms) {
    animation[type] = (...args: unknown[]) => {
      current.set(type, { type, args })
      return animation
    }
  }
  for (const [name, property] of Object.entries(styles)) {
    animation[name] = (value: unknown) => {
      const shown = name === 'opacity' || name === 'backgroundColor' ? value : asLength(value)
      current.set(name, { type: 'style', args: [property, shown] })
      return animation
    }
  }
  return animation
}

interface Options {
  duration: number
  timingFunction: string
  delay: number
  transformOrigin: string
}

const optionsOf = (given: Record<string, unknown>, otherwise: Options): Options => ({
  duration: numberOf(given.duration, otherwise.duration),
  timingFunction: stringOf(given.timingFunction, otherwise.timingFunction),
  delay: numberOf(given.delay, otherwise.delay),
  transformOrigin: stringOf(given.transformOrigin, otherwise.transformOrigin),
})

export function animationFamily(_context: ApiContext): ApiFamily {
  return { asynchronous: {}, direct: { createAnimation: makeAnimation } }
}
