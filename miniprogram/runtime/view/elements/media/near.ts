// Who waits until it is near what is seen. One watcher for each scrolled page: a list has a thousand pictures, and a
// browser looks through every watcher in every frame.

/** Pictures that may be loaded lazily are asked for once they are within three screens, as in WeChat. */
const NEAR_SCREENS = 3

interface Watcher {
  observer: IntersectionObserver
  acts: Map<Element, () => void>
}

const watchers = new WeakMap<Element, Watcher>()

function watcherOf(scroller: Element): Watcher {
  const known = watchers.get(scroller)
  if (known !== undefined) return known
  const acts = new Map<Element, () => void>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue
        const act = acts.get(target)
        acts.delete(target)
        observer.unobserve(target)
        act?.()
      }
    },
    { root: scroller, rootMargin: `${NEAR_SCREENS * 100}%` },
  )
  const made = { observer, acts }
  watchers.set(scroller, made)
  return made
}

/** Acts once, as soon as an element is near. @returns what ends the waiting */
export function whenNear(scroller: Element, element: Element, act: () => void): () => void {
  const { observer, acts } = watcherOf(scroller)
  acts.set(element, act)
  observer.observe(element)
  return () => {
    acts.delete(element)
    observer.unobserve(element)
  }
}
