export interface BenchOptions {
  name: string
  quick: boolean
  json: boolean
  /** Undefined: the benchmark's own choice. Null: none. */
  peer: string | null | undefined
}

export const usage = 'npm run bench -- <name> [--quick] [--json] [--peer <name>|none]'

/** @throws Error that says what is wrong with the arguments */
export function readOptions(args: readonly string[]): BenchOptions {
  const options: BenchOptions = { name: '', quick: false, json: false, peer: undefined }
  const waiting = args.flatMap((arg) => (arg.startsWith('--peer=') ? ['--peer', arg.slice('--peer='.length)] : [arg]))
  for (let arg = waiting.shift(); arg !== undefined; arg = waiting.shift()) {
    if (arg === '--quick') options.quick = true
    else if (arg === '--json') options.json = true
    else if (arg === '--peer') {
      const peer = waiting.shift()
      if (!peer || peer.startsWith('-')) throw new Error('--peer wants a name, or none')
      options.peer = peer === 'none' ? null : peer
    } else if (arg.startsWith('-')) throw new Error(`There is no option ${arg}`)
    else if (options.name !== '') throw new Error(`One benchmark at a time, not ${options.name} and ${arg}`)
    else options.name = arg
  }
  if (options.name === '') throw new Error('Which benchmark?')
  return options
}
