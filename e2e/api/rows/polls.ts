/** Polls in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

type Made = Partial<Omit<Input<'polls.create'>, 'conversationId'>>

const pollInput = (conversationId: string, made: Made = {}): Input<'polls.create'> => ({
  pollId: newUuid(),
  conversationId,
  question: 'Which ferry?',
  options: ['Ten', 'Noon', 'None'],
  multiple: false,
  anonymous: false,
  endsAt: null,
  ...made,
})

async function ask(world: World, maker: Person, conversationId: string, made: Made = {}) {
  return (await world.call(maker, 'polls.create', pollInput(conversationId, made))).poll
}

/** A group of three with a poll of Mei's, in which Lena chose. Ben came later and does not see it. */
async function asked(world: World, made: Made = {}) {
  const [mei, omar, lena] = [await world.person('Mei'), await world.person('Omar'), await world.person('Lena')]
  const group = await world.group([mei, omar, lena], 'Crew')
  const poll = await ask(world, mei, group, made)
  await world.call(lena, 'polls.vote', { pollId: poll.pollId, choices: [1] })
  const ben = await world.person('Ben')
  await world.befriend(mei, ben)
  await world.call(mei, 'chat.inviteMembers', { conversationId: group, memberIds: [ben.id] })
  const omarElsewhere = await world.anotherDevice(omar)
  return { mei, omar, lena, group, poll, all: [mei, omar, omarElsewhere, lena, ben] }
}

type OwnCommands = 'polls.create' | 'polls.vote' | 'polls.close'
type OwnReads = 'polls.getPoll' | 'polls.listVoters'

export const pollScenarios: Pick<CommandTable, OwnCommands> = {
  'polls.create': {
    async 'in a group'(world) {
      const { omar, group, all } = await asked(world)
      return { by: omar, input: pollInput(group), concerned: all }
    },
    async 'of several answers, anonymous, in a direct chat'(world) {
      const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
      const direct = await world.befriend(mei, omar)
      const endsAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
      const input = pollInput(direct, { multiple: true, anonymous: true, endsAt })
      return { by: mei, input, concerned: [mei, omar] }
    },
  },
  'polls.vote': {
    async 'for one answer'(world) {
      const { omar, poll, all } = await asked(world)
      return { by: omar, input: { pollId: poll.pollId, choices: [0] }, concerned: all }
    },
    async 'for several, anonymously'(world) {
      const { omar, poll, all } = await asked(world, { multiple: true, anonymous: true })
      return { by: omar, input: { pollId: poll.pollId, choices: [2, 0] }, concerned: all }
    },
    async 'otherwise than before, which is not the last message'(world) {
      const { mei, lena, group, poll, all } = await asked(world)
      await world.say(mei, group, 'Well?')
      return { by: lena, input: { pollId: poll.pollId, choices: [2] }, concerned: all }
    },
    async 'for nothing any more, of what somebody deleted for itself'(world) {
      const { omar, lena, group, poll, all } = await asked(world)
      await world.call(omar, 'chat.hideMessage', { conversationId: group, seq: poll.seq })
      return { by: lena, input: { pollId: poll.pollId, choices: [] }, concerned: all }
    },
  },
  'polls.close': {
    async 'after some chose'(world) {
      const { mei, omar, poll, all } = await asked(world)
      await world.call(omar, 'polls.vote', { pollId: poll.pollId, choices: [1] })
      return { by: mei, input: { pollId: poll.pollId }, concerned: all }
    },
  },
}

const pollOf = ({ pollId }: Situation) => ({ pollId })
const noPoll = { at: 'their poll, which the former member saw', input: pollOf, out: 'polls.notFound' } as const

export const pollAims: Pick<StrangerTable, OwnCommands | OwnReads> = {
  'polls.create': [
    { at: 'their group', input: ({ group }) => pollInput(group), out: 'chat.conversationNotFound' },
    { at: 'their conversation', input: ({ direct }) => pollInput(direct), out: 'chat.conversationNotFound' },
    {
      at: 'the id of their poll',
      input: ({ pollId }, { ownGroup }) => pollInput(ownGroup, { pollId }),
      out: 'polls.idUsed',
    },
  ],
  'polls.vote': [{ ...noPoll, input: (situation) => ({ ...pollOf(situation), choices: [0] }) }],
  'polls.close': [noPoll],
  'polls.getPoll': [noPoll],
  'polls.listVoters': [{ ...noPoll, input: (situation) => ({ ...pollOf(situation), choice: 0 }) }],
}

/** A poll of Mei's in the group, in which Omar chose. */
export async function layPoll(
  world: World,
  { mei, omar, group, question }: Record<'mei' | 'omar', Person> & Record<'group' | 'question', string>,
): Promise<string> {
  const { pollId } = await ask(world, mei, group, { question })
  await world.call(omar, 'polls.vote', { pollId, choices: [0] })
  return pollId
}

export const pollReads: { [Name in OwnReads]: (situation: Situation) => Input<Name> } = {
  'polls.getPoll': pollOf,
  'polls.listVoters': (situation) => ({ ...pollOf(situation), choice: 0 }),
}
