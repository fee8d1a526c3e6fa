import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const TICKS_PER_SECOND = 100

/** Seconds that a process kept a core busy, and that its descendants did. */
export interface CpuSeconds {
  own: number
  descendants: number
}

/** @returns a function that tells what the processes used since; nothing of any where there is no /proc */
export function watchCpu<Name extends string>(pids: Record<Name, number>): () => Partial<Record<Name, CpuSeconds>> {
  if (!existsSync('/proc/self/stat')) return () => ({})
  const names = Object.keys(pids) as Name[]
  const before = new Map(names.map((name) => [name, cpuSecondsOf(pids[name])]))
  return () => {
    const since = names.map((name) => {
      const [now, then] = [cpuSecondsOf(pids[name]), before.get(name)]
      return [name, { own: now.own - (then?.own ?? 0), descendants: now.descendants - (then?.descendants ?? 0) }]
    })
    return Object.fromEntries(since) as Partial<Record<Name, CpuSeconds>>
  }
}

function cpuSecondsOf(pid: number): CpuSeconds {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []))
  const childrenOf = Map.groupBy(processes, ({ parent }) => parent)
  const below = (parent: number): number =>
    (childrenOf.get(parent) ?? []).reduce((sum, child) => sum + child.seconds + below(child.pid), 0)
  return { own: processes.find((one) => one.pid === pid)?.seconds ?? 0, descendants: below(pid) }
}

function readStat(pid: number): { pid: number; parent: number; seconds: number } | null {
  try {
    // The name of the program stands in brackets and may hold spaces.
    const [, parent, ...rest] = (readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1) ?? '').split(' ')
    return { pid, parent: Number(parent), seconds: (Number(rest[9]) + Number(rest[10])) / TICKS_PER_SECOND }
  } catch {
    // It ended meanwhile.
    return null
  }
}

/**
 * How calm the machine was under us: the host of a virtual machine may give its cores to others meanwhile.
 * @returns a function that tells which part of the time that was wanted of all cores since was given to others
 */
export function watchStolen(): () => number {
  const before = readCores()
  return () => {
    const now = readCores()
    const stolen = now.stolen - before.stolen
    const wanted = now.used - before.used + stolen
    return wanted > 0 ? stolen / wanted : 0
  }
}

/** Of all cores since the machine started; nothing where there is no /proc. */
function readCores(): { used: number; stolen: number } {
  if (!existsSync('/proc/stat')) return { used: 0, stolen: 0 }
  const [first = ''] = readFileSync('/proc/stat', 'latin1').split('\n')
  // See proc_stat(5).
  const [user = 0, nice = 0, system = 0, , , hardInterrupts = 0, softInterrupts = 0, stolen = 0] = first
    .split(/ +/)
    .slice(1)
    .map(Number)
  return { used: user + nice + system + hardInterrupts + softInterrupts, stolen }
}
