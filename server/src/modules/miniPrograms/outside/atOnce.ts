/** How many things are under way under a name. */
export function createAtOnce(max: number) {
  const counts = new Map<string, number>()
  return {
    /** Answers how to leave, or null where there is no room. */
    enter(name: string): (() => void) | null {
      const count = counts.get(name) ?? 0
      if (count >= max) return null
      counts.set(name, count + 1)
      let left = false
      return () => {
        if (left) return
        left = true
        const now = (counts.get(name) ?? 1) - 1
        if (now === 0) counts.delete(name)
        else counts.set(name, now)
      }
    },
  }
}
