import { auditMoney } from '../../flows/index.ts'
import { type Command, exactly } from '../command.ts'

export const audit: Command = {
  name: 'audit',
  usage: '',
  summary: 'Proves the books; ends with 1 and names the first fault if there is one. Works while the server runs.',
  async run({ database, say }, words) {
    exactly(words, 0)
    const startedAt = performance.now()
    const { fault, counts, currencies } = await auditMoney(database.kysely)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    say(`${counts.accounts} accounts, ${counts.transfers} transfers, ${counts.postings} postings, in ${seconds} s`)
    if (fault) {
      say(`FAULT (${fault.check}): ${fault.message}`)
      return 1
    }
    for (const { currency, accounts } of currencies) say(`${currency}: ${accounts} accounts, which come to 0`)
    say('The books are right.')
    return 0
  },
}
