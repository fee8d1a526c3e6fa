/** Red packets in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

type Sent = Input<'redPackets.send'>
type Split = Sent['split']

const packetInput = (conversationId: string, split: Split, total = '888'): Sent => ({
  packetId: newUuid(),
  conversationId,
  split,
  total,
  currency: 'EUR',
  greeting: 'To the river',
  cover: 'lantern',
})

const one: Split = { way: 'equal', count: 1 }

/** A group of three, one of them on two devices; Mei has money. Ben came later and does not see what was before. */
async function crew(world: World) {
  const [mei, omar, lena] = [await world.person('Mei'), await world.person('Omar'), await world.person('Lena')]
  const group = await world.group([mei, omar, lena], 'Crew')
  await world.giveMoney(mei, '90.00')
  const omarElsewhere = await world.anotherDevice(omar)
  return { mei, omar, lena, group, all: [mei, omar, omarElsewhere, lena] }
}

async function given(world: World, split: Split) {
  const people = await crew(world)
  const { packet } = await world.call(people.mei, 'redPackets.send', packetInput(people.group, split))
  const ben = await world.person('Ben')
  await world.befriend(people.mei, ben)
  await world.call(people.mei, 'chat.inviteMembers', { conversationId: people.group, memberIds: [ben.id] })
  return { ...people, packet, all: [...people.all, ben] }
}

type Own = 'redPackets.send' | 'redPackets.claim'
type OwnReads = 'redPackets.getPacket' | 'redPackets.listHistory'

export const redPacketScenarios: Pick<CommandTable, Own> = {
  'redPackets.send': {
    async 'a lucky one'(world) {
      const { mei, group, all } = await crew(world)
      return { by: mei, input: packetInput(group, { way: 'lucky', count: 3 }), concerned: all }
    },
    async 'for one of them, who is called'(world) {
      const { mei, omar, group, all } = await crew(world)
      return { by: mei, input: packetInput(group, { way: 'exclusive', forIds: [omar.id] }), concerned: all }
    },
    async 'to a friend'(world) {
      const { mei, omar, all } = await crew(world)
      const { conversation } = await world.call(mei, 'chat.openDirect', { memberId: omar.id })
      return { by: mei, input: packetInput(conversation.id, one), concerned: all }
    },
    async 'with the PIN'(world) {
      const { mei, group, all } = await crew(world)
      const pinProof = await world.provePin(mei, '60.00')
      const input = { ...packetInput(group, { way: 'lucky', count: 3 }, '6000'), pinProof }
      return { by: mei, input, concerned: all }
    },
  },
  'redPackets.claim': {
    async 'the first share'(world) {
      const { omar, packet, all } = await given(world, { way: 'lucky', count: 2 })
      return { by: omar, input: { packetId: packet.id }, concerned: all }
    },
    async 'the last one'(world) {
      const { mei, lena, packet, all } = await given(world, { way: 'equal', count: 2 })
      await world.call(mei, 'redPackets.claim', { packetId: packet.id })
      return { by: lena, input: { packetId: packet.id }, concerned: all }
    },
    async 'which is for oneself alone, and not the last message'(world) {
      const people = await crew(world)
      const { mei, omar, lena, group, all } = people
      const input = packetInput(group, { way: 'exclusive', forIds: [omar.id, lena.id] })
      const { packet } = await world.call(mei, 'redPackets.send', input)
      await world.say(lena, group, 'How kind')
      return { by: omar, input: { packetId: packet.id }, concerned: all }
    },
  },
}

const formerDirectOf = ({ formerDirect }: { formerDirect: string | null }): string => formerDirect ?? newUuid()
const groupPacketOf = ({ packets }: Situation) => ({ packetId: packets.group })
const noPacket = [
  { at: 'their packet, which the former member saw', input: groupPacketOf, out: 'redPackets.notFound' },
  {
    at: 'the one between two of them',
    input: ({ packets }: Situation) => ({ packetId: packets.direct }),
    out: 'redPackets.notFound',
  },
  { at: 'a packet that is none', input: () => ({ packetId: newUuid() }), out: 'redPackets.notFound' },
] as const

export const redPacketAims: Pick<StrangerTable, Own | OwnReads> = {
  'redPackets.send': [
    {
      at: 'their conversation',
      input: ({ direct }) => packetInput(direct, one),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'their group',
      input: ({ group }) => packetInput(group, one),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'whoever wants to hear no more',
      input: (_situation, outsider) => packetInput(formerDirectOf(outsider), one),
      out: { stranger: 'chat.conversationNotFound', blocked: 'chat.notAccepting' },
    },
    {
      at: 'one of them elsewhere',
      input: ({ omar }, { ownGroup }) => packetInput(ownGroup, { way: 'exclusive', forIds: [omar.id] }),
      out: 'redPackets.notAllHere',
    },
    {
      at: 'the id of their packet',
      input: ({ packets }, { ownDirect }) => ({ ...packetInput(ownDirect, one), packetId: packets.group }),
      out: 'wallet.idUsed',
    },
    {
      at: 'the id of their transfer',
      input: ({ money }, { ownDirect }) => ({ ...packetInput(ownDirect, one), packetId: money.transferId }),
      out: 'wallet.idUsed',
    },
  ],
  'redPackets.claim': noPacket,
  'redPackets.getPacket': noPacket,
  'redPackets.listHistory': [
    { at: 'one’s own', input: () => ({ year: 2026, side: 'received' }), out: 'nothing' },
    { at: 'one’s own gifts', input: () => ({ year: 2026, side: 'sent' }), out: 'nothing' },
  ],
}

/** Of Mei: a packet in the group, of which Omar took, and one for Omar alone. */
export async function layPackets(
  world: World,
  {
    mei,
    omar,
    group,
    direct,
    greeting,
  }: Record<'mei' | 'omar', Person> & Record<'group' | 'direct' | 'greeting', string>,
): Promise<Situation['packets']> {
  const send = async (input: Sent) => (await world.call(mei, 'redPackets.send', { ...input, greeting })).packet.id
  const packets = {
    group: await send(packetInput(group, { way: 'lucky', count: 3 })),
    direct: await send(packetInput(direct, one)),
  }
  await world.call(omar, 'redPackets.claim', { packetId: packets.group })
  return packets
}

export const redPacketReads: { [Name in OwnReads]: (situation: Situation) => Input<Name> } = {
  'redPackets.getPacket': groupPacketOf,
  'redPackets.listHistory': () => ({ year: 2026, side: 'sent' }),
}
