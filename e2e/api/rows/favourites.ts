/** Favourites in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

const keepInput = (conversationId: string, seq: number): Input<'favourites.keep'> => ({
  favouriteId: newUuid(),
  conversationId,
  seq,
  note: 'For Sunday',
  tags: ['trip'],
})

/** Mei, on two devices, keeps a message of Omar's; another one could be kept. */
async function keeper(world: World) {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  const direct = await world.befriend(mei, omar)
  const kept = await world.say(omar, direct, 'The ferry leaves at ten')
  const another = await world.say(omar, direct, 'And comes back at six')
  const { favourite } = await world.call(mei, 'favourites.keep', keepInput(direct, kept))
  return { mei, direct, another, favouriteId: favourite.id, all: [mei, await world.anotherDevice(mei), omar] }
}

type OwnCommands = 'favourites.keep' | 'favourites.change' | 'favourites.remove'

export const favouriteScenarios: Pick<CommandTable, OwnCommands> = {
  'favourites.keep': {
    async 'what another wrote'(world) {
      const { mei, direct, another, all } = await keeper(world)
      return { by: mei, input: keepInput(direct, another), concerned: all }
    },
  },
  'favourites.change': {
    async 'its note and tags'(world) {
      const { mei, favouriteId, all } = await keeper(world)
      return { by: mei, input: { favouriteId, note: 'Monday', tags: [] }, concerned: all }
    },
  },
  'favourites.remove': {
    async 'the only one'(world) {
      const { mei, favouriteId, all } = await keeper(world)
      return { by: mei, input: { favouriteId }, concerned: all }
    },
  },
}

const unknown = () => newUuid()

export const favouriteAims: Pick<StrangerTable, OwnCommands | 'favourites.listFavourites' | 'favourites.getHistory'> = {
  'favourites.keep': [
    {
      at: 'what they said in their group',
      input: ({ group, seqs }) => keepInput(group, seqs.text),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'the picture that they sent',
      input: ({ group, seqs }) => keepInput(group, seqs.picture),
      out: 'chat.conversationNotFound',
    },
  ],
  'favourites.change': [
    {
      at: 'what is not one’s own',
      input: () => ({ favouriteId: unknown(), note: '', tags: [] }),
      out: 'favourites.notFound',
    },
  ],
  'favourites.remove': [{ at: 'what is not one’s own', input: () => ({ favouriteId: unknown() }), out: 'nothing' }],
  'favourites.getHistory': [
    {
      at: 'what is not one’s own',
      input: ({ keptHistoryId }) => ({ favouriteId: keptHistoryId }),
      out: 'favourites.notFound',
    },
  ],
  'favourites.listFavourites': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
}

export const favouriteReads = {
  'favourites.listFavourites': (): Input<'favourites.listFavourites'> => ({}),
  'favourites.getHistory': ({ keptHistoryId }: Situation) => ({ favouriteId: keptHistoryId }),
}

/** What was sent on as one, kept. Answers the favourite’s id. */
export async function keepHistory(world: World, who: Person, conversationId: string, seq: number): Promise<string> {
  const { favourite } = await world.call(who, 'favourites.keep', keepInput(conversationId, seq))
  return favourite.id
}
