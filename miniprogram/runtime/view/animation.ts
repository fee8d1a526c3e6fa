// The property `animation`: steps of `wx.createAnimation`, one after the other, kept where they end. They lie over the
// program's style, so a style that is set meanwhile does not take them away.

interface Step {
  transform: string
  styles: Map<string, string>
  origin: string
  durationMs: number
  delayMs: number
  easing: string
}

interface State {
  running: Animation[]
  styles: Map<string, string>
  turn: number
}

const states = new WeakMap<HTMLElement, State>()
const stepsMax = 200
const msMax = 600_000
const styleNames = new Set(['opacity', 'background-color', 'width', 'height', 'left', 'right', 'top', 'bottom'])
const lengthArgs = /^translate|^perspective/
const angleArgs = /^rotate|^skew/
const easings = new Set(['linear', 'ease', 'ease-in', 'ease-in-out', 'ease-out', 'step-start', 'step-end'])
const functionName = /^(matrix(3d)?|rotate(3d|X|Y|Z)?|scale(3d|X|Y|Z)?|skew(X|Y)?|translate(3d|X|Y|Z)?)$/
const plainValue = /^[\w.%#(),\s+*/-]{1,200}$/

export function playAnimation(host: HTMLElement, value: unknown): void {
  const steps = readSteps(value)
  const state = states.get(host) ?? { running: [], styles: new Map(), turn: 0 }
  states.set(host, state)
  state.turn += 1
  if (steps.length > 0) void play(host, state, steps, state.turn)
}

async function play(host: HTMLElement, state: State, steps: Step[], turn: number): Promise<void> {
  for (const step of steps) {
    if (turn !== state.turn) return
    for (const [name, value] of step.styles) state.styles.set(name, value)
    const frame: Keyframe = { transformOrigin: step.origin }
    if (step.transform !== '') frame.transform = step.transform
    for (const [name, value] of state.styles) {
      frame[name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())] = value
    }
    const animation = host.animate([frame], {
      duration: step.durationMs,
      delay: step.delayMs,
      easing: step.easing,
      fill: 'forwards',
    })
    const before = state.running
    state.running = [...before, animation]
    try {
      await animation.finished
    } catch {
      return
    }
    if (turn === state.turn) {
      // The newest holds all that the others held.
      for (const older of before) older.cancel()
      state.running = [animation]
    }
    host.dispatchEvent(new Event('transitionend', { bubbles: true }))
  }
}

function readSteps(value: unknown): Step[] {
  const actions = field(value, 'actions')
  if (!Array.isArray(actions)) return []
  return actions.slice(0, stepsMax).map(readStep)
}

function readStep(action: unknown): Step {
  const option = field(action, 'option')
  const transition = field(option, 'transition')
  const animates = field(action, 'animates')
  const functions: string[] = []
  const styles = new Map<string, string>()
  for (const each of Array.isArray(animates) ? animates : []) {
    const type = field(each, 'type')
    const args = field(each, 'args')
    if (typeof type !== 'string' || !Array.isArray(args)) continue
    if (type === 'style') {
      const [name, given] = args.map(String)
      if (name !== undefined && given !== undefined && styleNames.has(name) && plainValue.test(given)) {
        styles.set(name, given)
      }
    } else if (functionName.test(type))
      functions.push(`${type}(${args.map((arg, at) => argument(type, arg, at)).join(',')})`)
  }
  const easing = String(field(transition, 'timingFunction'))
  const origin = String(field(option, 'transformOrigin') ?? '50% 50% 0')
  return {
    transform: functions.join(' '),
    styles,
    origin: plainValue.test(origin) ? origin : '50% 50% 0',
    durationMs: ms(field(transition, 'duration')),
    delayMs: ms(field(transition, 'delay')),
    easing: easings.has(easing) || /^cubic-bezier\([\d.,\s-]+\)$/.test(easing) ? easing : 'linear',
  }
}

function argument(type: string, value: unknown, at: number): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return typeof value === 'string' && plainValue.test(value) ? value : '0'
  if (lengthArgs.test(type)) return `${number}px`
  // Of rotate3d only the last is an angle.
  if (angleArgs.test(type) && !(type === 'rotate3d' && at < 3)) return `${number}deg`
  return String(number)
}

const ms = (value: unknown): number => (typeof value === 'number' && value >= 0 ? Math.min(msMax, value) : 0)

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
