/** What members show of themselves, in the tables of `e2e/api`. */
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

export const privacyScenarios: Pick<CommandTable, 'privacy.changePrivacy'> = {
  'privacy.changePrivacy': {
    async 'one of them'(world) {
      const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
      await world.befriend(mei, omar)
      return { by: mei, input: { readReceipts: false }, concerned: [mei, omar] }
    },
    async 'back again'(world) {
      const mei = await world.person('Mei')
      await world.call(mei, 'privacy.changePrivacy', { online: false, typing: false, lastSeen: false })
      return { by: mei, input: { online: true, typing: true, lastSeen: true }, concerned: [mei] }
    },
    async 'that nobody looks at the pages it links to'(world) {
      const mei = await world.person('Mei')
      return { by: mei, input: { linkPreviews: false }, concerned: [mei] }
    },
  },
}

export const privacyAims: Pick<StrangerTable, 'privacy.changePrivacy' | 'privacy.getLastSeen' | 'privacy.getPrivacy'> =
  {
    'privacy.changePrivacy': [{ at: 'one’s own', input: () => ({ online: true }), out: 'nothing' }],
    'privacy.getLastSeen': [
      { at: 'when one of them was last there', input: ({ mei }) => ({ memberId: mei.id }), out: 'nothing' },
    ],
    'privacy.getPrivacy': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  }

export const privacyReads = {
  'privacy.getLastSeen': ({ omar }: Situation) => ({ memberId: omar.id }),
  'privacy.getPrivacy': () => ({}),
}
