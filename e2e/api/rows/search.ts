/** The search in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

export const searchAims: Pick<StrangerTable, 'search.findMessages'> = {
  'search.findMessages': [
    {
      at: 'a conversation of theirs',
      input: ({ group }) => ({ conversationId: group, kinds: ['text'] }),
      out: 'chat.conversationNotFound',
    },
    { at: 'what one of them said', input: ({ mei }) => ({ senderId: mei.id }), out: 'nothing' },
    { at: 'everything there is', input: () => ({ sentFrom: '2000-01-01T00:00:00.000Z' }), out: 'nothing' },
  ],
}

/** What Mei asks. */
export const searchReads = {
  'search.findMessages': ({ omar, group }: Situation): Input<'search.findMessages'> => ({
    text: 'after',
    conversationId: group,
    senderId: omar.id,
    kinds: ['text'],
  }),
}
