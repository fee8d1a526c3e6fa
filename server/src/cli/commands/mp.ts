import type { BareCommand } from '../command.ts'

export const mp: BareCommand = {
  name: 'mp',
  usage:
    'create <folder> | check <source> | build <source> [folder or .zip] | open <source> [--live] [--domain host]… [--web-domain host]… [--icon file] [--contact handle] | dev <folder>',
  summary: 'Mini programs: begins one; looks for mistakes; builds it; brings it into this server; follows its changes.',
  bare: true,
  async run(context, words) {
    // The compiler is large; other commands need not wait for it.
    const { runMp } = await import('../miniPrograms/commands.ts')
    return runMp(context, words)
  },
}
