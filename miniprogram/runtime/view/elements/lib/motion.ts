// Numbers that move with time. People who ask for less motion get the end at once.

const easings: Record<string, (t: number) => number> = {
  default: (t) => 1 - (1 - t) ** 3,
  linear: (t) => t,
  easeInCubic: (t) => t ** 3,
  easeOutCubic: (t) => 1 - (1 - t) ** 3,
  easeInOutCubic: (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2),
}

export function lessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

export interface Moving {
  /** Ends where it is; `done` is not called. */
  stop(): void
}

/** Calls `step` with values between `from` and `to`, once a frame; the last is `to` itself, and then `done`. */
export function moveNumber(
  options: { from: number; to: number; durationMs: number; easing?: string },
  step: (value: number) => void,
  done: () => void,
): Moving {
  const { from, to } = options
  const durationMs = lessMotion() ? 0 : options.durationMs
  const ease = easings[options.easing ?? 'default'] ?? ((t: number) => 1 - (1 - t) ** 3)
  if (durationMs <= 0 || from === to) {
    step(to)
    done()
    return { stop() {} }
  }
  let frame = 0
  let start: number | null = null
  const tick = (now: number) => {
    start ??= now
    const t = Math.min(1, (now - start) / durationMs)
    if (t >= 1) {
      step(to)
      done()
      return
    }
    step(from + (to - from) * ease(t))
    frame = requestAnimationFrame(tick)
  }
  frame = requestAnimationFrame(tick)
  return { stop: () => cancelAnimationFrame(frame) }
}
