// Asks the Worker and the frame now and then whether they are still there.

export interface LifeOptions {
  /** The answer has to name the word: who is busy without end could say that it is there, but has not read it. */
  pingLogic(word: string): void
  pingView(): void
  /** A word that nobody can guess. */
  makeWord(): string
  /** False while the app is in the background: browsers slow down what is not seen. */
  isWatched(): boolean
  hangs(): void
}

export interface Life {
  heard(word: unknown): void
  viewHeard(): void
  stop(): void
}

const everyMs = 1_000
/** WeChat's own programs may compute for a second or two. */
const silentMsMax = 6_000

export function watchLife({ pingLogic, pingView, makeWord, isWatched, hangs }: LifeOptions): Life {
  let silentMs = { logic: 0, view: 0 }
  let word = ''
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
    // One word until it is answered: a slow one still answers the first.
    if (word === '') word = makeWord()
    pingLogic(word)
    pingView()
  }, everyMs)
  return {
    heard(said) {
      if (word === '' || said !== word) return
      word = ''
      silentMs.logic = 0
    },
    viewHeard: () => {
      silentMs.view = 0
    },
    stop: () => clearInterval(timer),
  }
}
