import { OperatorError } from '../../kernel/operatorError.ts'
import { findMemberByHandle } from '../../modules/accounts/index.ts'
import { freezeWallet, setTier, tierNames } from '../../modules/wallet/index.ts'
import { type Command, type CommandContext, exactly } from '../command.ts'

/** @throws OperatorError where nobody is called so */
async function memberIdOf({ database }: CommandContext, handle: string): Promise<string> {
  const member = await findMemberByHandle(database.kysely, handle.replace(/^@/, '').toLowerCase(), new Date())
  if (member) return member.id
  throw new OperatorError(`Nobody has the handle "${handle}".`, 'It stands in the profile, after the @.')
}

function freezing(name: 'freeze' | 'unfreeze', summary: string, answer: string): Command {
  return {
    name,
    usage: '<handle>',
    summary,
    async run(context, words) {
      const [handle] = exactly(words, 1)
      const memberId = await memberIdOf(context, handle)
      await context.transactions.write((tx) => freezeWallet(tx, memberId, name === 'freeze'))
      context.say(`${handle}: ${answer}`)
      return 0
    },
  }
}

export const freeze = freezing(
  'freeze',
  'Freezes a wallet: nothing goes out of it, money may still come in.',
  'frozen; nothing goes out of this wallet.',
)
export const unfreeze = freezing('unfreeze', 'Lets a frozen wallet go again.', 'not frozen.')

export const tier: Command = {
  name: 'tier',
  usage: '<handle> <tier>',
  summary: 'Puts a member into an identity tier, which says how much it may pay.',
  async run(context, words) {
    const [handle, name] = exactly(words, 2)
    const names = tierNames(context.config)
    if (!names.includes(name)) {
      throw new OperatorError(`There is no tier "${name}".`, `There are: ${names.join(', ')}.`)
    }
    const memberId = await memberIdOf(context, handle)
    await context.transactions.write((tx) => setTier(tx, memberId, name))
    context.say(`${handle}: ${name}`)
    return 0
  },
}
