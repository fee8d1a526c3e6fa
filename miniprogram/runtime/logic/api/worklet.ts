// `wx.worklet` and `wx.router` where pages are drawn by a web view, as here: functions run where they stand, and values
// change at once.
import type { ApiFamilyMaker } from './define.ts'

const given = (value: unknown): unknown => value
const identity = (value: number): number => value
const curve = Object.assign(identity, { factory: () => identity })
const curveOf = () => curve

/** Curves shape nothing where nothing moves; programs put them together all the same. */
const Easing = new Proxy(
  {},
  { get: (_, name) => (/^(linear|ease|quad|cubic|sin|circle|exp|bounce)$/.test(String(name)) ? curve : curveOf) },
)

export const workletFamily: ApiFamilyMaker = () => ({
  asynchronous: {},
  direct: {
    worklet: {
      shared: (value: unknown) => ({ value }),
      derived: (make: () => unknown) => ({
        get value() {
          return make()
        },
      }),
      timing: (value: unknown, _options: unknown, done?: (isFinished: boolean) => void) => {
        done?.(true)
        return value
      },
      spring: (value: unknown, _options: unknown, done?: (isFinished: boolean) => void) => {
        done?.(true)
        return value
      },
      decay: () => 0,
      delay: (_delayMs: unknown, value: unknown) => value,
      sequence: (...values: unknown[]) => values.at(-1),
      repeat: given,
      cancelAnimation: () => undefined,
      runOnUI: given,
      runOnJS: given,
      Easing,
    },
    // Pages slide as ever, whatever ways a program describes.
    router: { addRouteBuilder: () => undefined, removeRouteBuilder: () => undefined, getRouteContext: () => undefined },
  },
})
