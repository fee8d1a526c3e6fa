/** Far beyond what a recording of minutes has; a file made to exhaust the server has more. */
const PARTS_MAX = 10_000
export const DEPTH_MAX = 8

/** The parts of a container, as long as there are not absurdly many. */
export function collect<Part>(parts: Iterable<Part>): Part[] {
  const collected: Part[] = []
  for (const part of parts) {
    if (collected.length === PARTS_MAX) throw new RangeError('Too many parts')
    collected.push(part)
  }
  return collected
}
