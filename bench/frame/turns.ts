/**
 * Runs things in turns (A B A B), so that a machine that is slow for a while is slow for all of them.
 * @returns the results of each, in the order of the rounds
 */
export async function inTurns<Name extends string, Result>(
  rounds: number,
  acts: Record<Name, (round: number) => Promise<Result>>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(acts) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Result[]>
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) results[name].push(await acts[name](round))
  }
  return results
}
