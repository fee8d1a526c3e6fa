// The one place where a call of a program is judged, in this order: is it in the table? was its number never used? how
// often, how large, do its arguments fit? does it follow a touch? may it lie over the program? can this app do it? is it
// permitted? Only then its handler is called.
import { Check } from 'typebox/schema'
import { type CallSet, type HostCall, hostCalls, type Permission } from '../bridge/index.ts'
import type { BridgeError } from '../runtime/logic/api/define.ts'
import type { PermissionDoor } from './doors.ts'
import type { HostHandlers } from './handlers/handlers.ts'
import { measure } from './measure.ts'
import { CallRefusal, cancelled, notSupported } from './refusal.ts'

export interface BridgeCall {
  /** 1, 2, 3… as the port's other side counts: larger than every number before. */
  number: number
  name: string
  args: unknown
}

export type BridgeAnswer = { number: number; result: unknown } | { number: number; error: BridgeError }

export interface DispatcherOptions {
  handlers: Partial<HostHandlers>
  permissions: PermissionDoor
  /** Milliseconds of `now()` when the member last touched the program; null before. */
  lastTouchAt(): number | null
  /** While nobody sees it, it learns nothing that needs consent, not even what was granted. */
  isAsleep?(): boolean
  /** What this call would need is not there in this app. */
  lacksDoor?(name: string): boolean
  /** Milliseconds, monotonic. */
  now(): number
  /** A handler failed in a way that it did not declare. */
  onFault(name: string, fault: unknown): void
}

/** Calls of one program that may be under way at once. */
export const pendingMax = 512

/**
 * @returns a maker of ports: each counts its own numbers (Worker, frame), while rates hold for the program
 */
export function createDispatcher(options: DispatcherOptions): () => (call: BridgeCall) => Promise<BridgeAnswer> {
  const rates = new Map<string, Rate>()
  const asked = new Map<Permission, Promise<boolean>>()
  let pending = 0
  let isCovered = false
  /** When the member closed what lay over the program last. */
  let closedAt = Number.NEGATIVE_INFINITY

  async function judge(name: string, args: unknown): Promise<unknown> {
    const call = lookUp(hostCalls, name)
    const handler = handlerOf(options.handlers, name)
    if (call === null || handler === null) throw new CallRefusal(`api scope is not declared: ${name.slice(0, 64)}`)
    if (pending >= pendingMax || !takeOne(rates, name, call.perMinuteMax, options.now())) {
      throw new CallRefusal('called too frequently')
    }
    const bytes = measure(args, call.argumentBytesMax)
    if (bytes === null) throw new CallRefusal('parameter error: not plain data')
    if (bytes > call.argumentBytesMax) throw new CallRefusal('parameter error: data exceeds the limit')
    if (!Check(call.args, args)) throw new CallRefusal('parameter error')
    demandTouch(call)
    demandSight(call)
    if (options.lacksDoor?.(name) === true) throw notSupported()
    if (call.permission !== null && options.isAsleep?.() === true && !endsSomething(args)) {
      throw new CallRefusal('auth deny', 103)
    }
    pending += 1
    try {
      if (call.permission !== null) await demandPermission(call.permission)
      return call.covers === null ? await handler(args) : await cover(call, () => handler(args))
    } finally {
      pending -= 1
    }
  }

  async function cover(call: HostCall, act: () => unknown): Promise<unknown> {
    // Consent may have taken its time.
    demandSight(call)
    isCovered = true
    let isClosed = call.covers === 'shown'
    try {
      return await act()
    } catch (error) {
      isClosed ||= error instanceof CallRefusal && error.reason === cancelled().reason
      throw error
    } finally {
      isCovered = false
      if (isClosed) closedAt = options.now()
    }
  }

  function demandTouch(call: HostCall): void {
    if (call.afterTouchMsMax === null) return
    const touchedAt = options.lastTouchAt()
    if (touchedAt === null || options.now() - touchedAt > call.afterTouchMsMax) {
      throw new CallRefusal('can only be invoked by user TAP gesture.')
    }
  }

  function demandSight({ covers }: HostCall): void {
    if (covers === null) return
    if (options.isAsleep?.() === true) throw new CallRefusal('not allowed in background')
    if (isCovered) throw new CallRefusal('called too frequently')
    if (closedAt !== Number.NEGATIVE_INFINITY && (options.lastTouchAt() ?? Number.NEGATIVE_INFINITY) <= closedAt) {
      throw new CallRefusal('can only be invoked by user TAP gesture.')
    }
  }

  async function demandPermission(permission: Permission): Promise<void> {
    const state = options.permissions.state(permission)
    if (state === 'granted') return
    if (state === 'denied' || !(await askOnce(permission))) throw new CallRefusal('auth deny', 103)
  }

  /** Several calls that need the same ask once. */
  function askOnce(permission: Permission): Promise<boolean> {
    const waiting = asked.get(permission)
    if (waiting) return waiting
    const answer = options.permissions.ask(permission).finally(() => asked.delete(permission))
    asked.set(permission, answer)
    return answer
  }

  return () => {
    let lastNumber = 0
    return async (call) => {
      if (!Number.isSafeInteger(call.number) || call.number <= lastNumber) {
        return { number: call.number, error: { errMsg: 'fail invalid call', errno: null } }
      }
      lastNumber = call.number
      try {
        return { number: call.number, result: await judge(String(call.name), call.args) }
      } catch (error) {
        if (error instanceof CallRefusal) {
          return { number: call.number, error: { errMsg: `fail ${error.reason}`, errno: error.errno } }
        }
        options.onFault(call.name, error)
        return { number: call.number, error: { errMsg: 'fail internal error', errno: null } }
      }
    }
  }
}

/** Such as 'location.watch' with `on: false`. */
const endsSomething = (args: unknown): boolean =>
  typeof args === 'object' && args !== null && 'on' in args && args.on === false

interface Rate {
  left: number
  at: number
}

/** A bucket that holds a minute's calls and fills evenly. */
function takeOne(rates: Map<string, Rate>, name: string, perMinuteMax: number, now: number): boolean {
  const rate = rates.get(name) ?? { left: perMinuteMax, at: now }
  const left = Math.min(perMinuteMax, rate.left + ((now - rate.at) / 60_000) * perMinuteMax)
  rates.set(name, { left: left >= 1 ? left - 1 : left, at: now })
  return left >= 1
}

function lookUp(calls: CallSet, name: string): HostCall | null {
  return Object.hasOwn(calls, name) ? (calls[name] ?? null) : null
}

function handlerOf(handlers: Partial<HostHandlers>, name: string): ((args: unknown) => unknown) | null {
  if (!Object.hasOwn(handlers, name)) return null
  const handler: unknown = Reflect.get(handlers, name)
  return typeof handler === 'function' ? (args) => Reflect.apply(handler, handlers, [args]) : null
}
