/** Link previews and translation in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

type OwnCommands = 'links.preview' | 'translation.translate'

export const linkScenarios: Pick<CommandTable, OwnCommands> = {
  'links.preview': {
    async 'of a page that must not be asked for'(world) {
      const mei = await world.person('Mei')
      return { by: mei, input: { url: 'http://127.0.0.1/' }, concerned: [mei] }
    },
    async 'while it is switched off'(world) {
      const mei = await world.person('Mei')
      await world.call(mei, 'privacy.changePrivacy', { linkPreviews: false })
      return { by: mei, input: { url: 'https://example.com/' }, concerned: [mei] }
    },
  },
  'translation.translate': {
    async 'where nothing is translated'(world) {
      const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
      const conversationId = await world.befriend(mei, omar)
      const seq = await world.say(omar, conversationId, 'Guten Morgen')
      return { by: mei, input: { conversationId, seq, target: 'en' as const }, concerned: [mei, omar] }
    },
  },
}

export const linkAims: Pick<StrangerTable, OwnCommands | 'translation.describe'> = {
  'links.preview': [{ at: 'a page within the house', input: () => ({ url: 'http://localhost/' }), out: 'nothing' }],
  'translation.describe': [{ at: 'this server', input: () => ({}), out: 'nothing' }],
  'translation.translate': [
    {
      at: 'what they said in the group',
      input: ({ group, seqs }) => ({ conversationId: group, seq: seqs.text, target: 'it' }),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'what they said to each other',
      input: ({ direct }) => ({ conversationId: direct, seq: 1, target: 'it' }),
      out: 'chat.conversationNotFound',
    },
  ],
}

export const linkReads: { 'translation.describe': (situation: Situation) => Input<'translation.describe'> } = {
  'translation.describe': () => ({}),
}
