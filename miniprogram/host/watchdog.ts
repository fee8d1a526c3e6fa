// Asks the Worker and the frame now and then whether they are still there.

export interface LifeOptions {
  pingLogic(): void
  pingView(): void
  /** False while it sleeps, or while the app is in the background: browsers slow down what is not seen. */
  isWatched(): boolean
  hangs(): void
}

export interface Life {
  heard(): void
  viewHeard(): void
  stop(): void
}

const everyMs = 1_000
/** WeChat's own programs may compute for a second or two. */
const silentMsMax = 6_000

export function watchLife({ pingLogic, pingView, isWatched, hangs }: LifeOptions): Life {
  let silentMs = { logic: 0, view: 0 }
  const timer = setInterval(() => {
    if (!isWatched()) {
      silentMs = { logic: 0, view: 0 }
      return
    }
    silentMs = { logic: silentMs.logic + everyMs, view: silentMs.view + everyMs }
    if (Math.max(silentMs.logic, silentMs.view) > silentMsMax) {
      hangs()
      return
    }
    pingLogic()
    pingView()
  }, everyMs)
  return {
    heard: () => {
      silentMs.logic = 0
    },
    viewHeard: () => {
      silentMs.view = 0
    },
    stop: () => clearInterval(timer),
  }
}
