/**
 * A seeded walk: people do what comes to their minds, one after the other, and after every few steps each device that
 * only heard what was told holds what it would fetch afresh. `SEED=… RUNS=…` walk elsewhere, and further.
 */
import { compareStates } from '@sampan/sdk'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { oneOf, runs, seed, seededRandom } from '@sampan/testkit/arbitrary/settings.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catchUp, type Held, holdAfresh, orders } from './devices.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const PEOPLE = 5
const STEPS = runs(500).numRuns
const STEPS_BETWEEN_LOOKS = 6
const EMOJI = ['👍', '❤️', '😀']
const NAMES = ['Anya', 'Ben', 'Chen', 'Dalia']

/** What someone does, told in words; null where it had nothing to do it with. */
type Doing = (who: Person) => Promise<string | null>

/** Everything that people do to each other, with what there is at that moment. */
function doings(people: readonly Person[], random: () => number): readonly Doing[] {
  const other = (who: Person) =>
    oneOf(
      random,
      people.filter((person) => person.id !== who.id),
    )
  const place = async (who: Person, kind?: 'direct' | 'group') => {
    const { conversations } = await world.call(who, 'chat.listConversations', {})
    const found = conversations.filter((conversation) => kind === undefined || conversation.kind === kind)
    return found.length > 0 ? oneOf(random, found) : null
  }
  const spot = async (who: Person) => {
    const conversation = await place(who)
    if (!conversation) return null
    const recent = conversation.lastSeq - Math.floor(random() * 4)
    return { conversationId: conversation.id, seq: Math.max(conversation.firstSeq, recent) }
  }
  const contactOf = async (who: Person) => {
    const { relations } = await world.call(who, 'contacts.listRelations', {})
    const found = relations.filter(({ state }) => state === 'contact')
    return found.length > 0 ? oneOf(random, found).member.id : null
  }

  const say: Doing = async (who) => {
    const conversation = await place(who)
    if (!conversation) return null
    const present = [conversation.peer ?? [], ...conversation.faces].flat()
    const named = random() < 0.4 ? oneOf(random, present) : null
    const mentions = named ? [{ memberId: named.id, offset: 0, length: 2 }] : []
    const reply = random() < 0.2 ? { replyToSeq: conversation.lastSeq } : {}
    const body = { kind: 'text' as const, text: `So ${Math.floor(random() * 100)}`, mentions }
    await world.call(who, 'chat.sendMessage', { conversationId: conversation.id, messageId: newUuid(), body, ...reply })
    return 'said something'
  }

  /** One's own last message, while there is time. */
  const takeBack: Doing = async (who) => {
    const conversation = await place(who)
    if (!conversation) return null
    const input = { conversationId: conversation.id, limit: 4 }
    const { messages } = await world.call(who, 'chat.fetchMessages', input)
    const own = messages.findLast(({ senderId, body }) => senderId === who.id && body.kind === 'text')
    if (!own) return null
    await world.call(who, 'chat.recallMessage', { conversationId: conversation.id, seq: own.seq })
    return 'took a message back'
  }

  return [
    say,
    say,
    say,
    say,
    async (who) => {
      await world.call(who, 'contacts.requestContact', { memberId: other(who).id, greeting: 'Hello' })
      return 'asked someone'
    },
    async (who) => {
      await world.call(who, 'contacts.requestContact', { memberId: other(who).id, greeting: '' })
      return 'asked someone'
    },
    async (who) => {
      await world.call(who, 'contacts.acceptRequest', { memberId: other(who).id })
      return 'accepted'
    },
    async (who) => {
      await world.call(who, 'contacts.ignoreRequest', { memberId: other(who).id })
      return 'put a request aside'
    },
    async (who) => {
      const remark = random() < 0.5 ? 'Old friend' : null
      await world.call(who, 'contacts.setRemark', { memberId: other(who).id, remark })
      return 'gave a name'
    },
    async (who) => {
      if (random() < 0.6) return null
      await world.call(who, 'contacts.removeContact', { memberId: other(who).id })
      return 'parted'
    },
    async (who) => {
      const method = random() < 0.3 ? 'contacts.blockMember' : 'contacts.unblockMember'
      await world.call(who, method, { memberId: other(who).id })
      return method
    },
    async (who) => {
      const memberId = await contactOf(who)
      if (memberId === null) return null
      await world.call(who, 'chat.createGroup', { title: random() < 0.5 ? 'Group' : null, memberIds: [memberId] })
      return 'started a group'
    },
    async (who) => {
      const [group, memberId] = [await place(who, 'group'), await contactOf(who)]
      if (!group || memberId === null) return null
      await world.call(who, 'chat.inviteMembers', { conversationId: group.id, memberIds: [memberId] })
      return 'invited someone'
    },
    async (who) => {
      const group = await place(who, 'group')
      if (!group) return null
      await world.call(who, 'chat.removeMember', { conversationId: group.id, memberId: other(who).id })
      return 'removed someone'
    },
    async (who) => {
      const group = await place(who, 'group')
      if (!group || random() < 0.5) return null
      await world.call(who, 'chat.leaveGroup', { conversationId: group.id })
      return 'left'
    },
    async (who) => {
      const group = await place(who, 'group')
      if (!group) return null
      const title = random() < 0.8 ? oneOf(random, NAMES) : null
      await world.call(who, 'chat.renameGroup', { conversationId: group.id, title })
      return 'renamed a group'
    },
    async (who) => {
      const group = await place(who, 'group')
      if (!group) return null
      const role = random() < 0.6 ? 'admin' : 'member'
      await world.call(who, 'chat.setRole', { conversationId: group.id, memberId: other(who).id, role })
      return `made someone ${role}`
    },
    async (who) => {
      const at = await spot(who)
      if (!at) return null
      await world.call(who, 'chat.setReaction', { ...at, emoji: random() < 0.7 ? oneOf(random, EMOJI) : null })
      return 'reacted'
    },
    async (who) => {
      const at = await spot(who)
      if (!at) return null
      await world.call(who, 'chat.hideMessage', at)
      return 'hid a message'
    },
    takeBack,
    takeBack,
    async (who) => {
      const at = await spot(who)
      if (!at) return null
      await world.call(who, 'chat.markRead', at)
      return 'read'
    },
    async (who) => {
      const conversation = await place(who)
      if (!conversation) return null
      const change = { muted: random() < 0.5, pinned: random() < 0.5 }
      await world.call(who, 'chat.changePreferences', { conversationId: conversation.id, ...change })
      return 'muted or pinned'
    },
    async (who) => {
      if (random() < 0.5) return null
      await world.call(who, 'accounts.updateProfile', { name: oneOf(random, NAMES) })
      await world.runJobs()
      return 'took another name'
    },
  ]
}

describe('whatever people do', () => {
  it(`devices hold what they would fetch (seed ${seed}, ${STEPS} steps)`, {
    timeout: 30_000 + STEPS * 1_000,
  }, async () => {
    const random = seededRandom(seed)
    const people = await world.people(PEOPLE)
    const possible = doings(people, random)
    let held = await Promise.all(people.map((person) => holdAfresh(world, person)))
    let ringsSeen = world.rings.length
    let told: string[] = []

    for (let step = 1; step <= STEPS; step += 1) {
      const who = oneOf(random, people)
      world.clock.advance(Math.floor(random() * 15_000))
      told.push(`${who.handle} ${await attempt(oneOf(random, possible), who)}`)
      if (step % STEPS_BETWEEN_LOOKS > 0 && step < STEPS) continue
      const rings = world.rings.slice(ringsSeen)
      ringsSeen = world.rings.length
      const looked = await Promise.all(held.map((each) => look(each)))
      const wrong = looked.flatMap(({ differences }) => differences)
      expect(wrong, `step ${step}, after: ${told.join('; ')}`).toEqual([])
      held = looked.map(({ next }) => next)
      told = []

      async function look(each: Held) {
        const afresh = await holdAfresh(world, each.person)
        // Each device goes on from what it heard, never from what was fetched.
        const reached = await Promise.all(orders.map((order) => catchUp(world, each, order, rings)))
        const differences = reached.flatMap(({ state }, index) =>
          compareStates(afresh.state, state).map((line) => `${each.person.handle}, ${orders[index]}: ${line}`),
        )
        const next = reached[step % reached.length] ?? afresh
        return { differences, next }
      }
    }
  })
})

/** What was refused changed nothing, and is a step as well. */
async function attempt(doing: Doing, who: Person): Promise<string> {
  try {
    return (await doing(who)) ?? 'had nothing to do'
  } catch (reason) {
    if (reason instanceof Refusal && reason.code !== 'server.failed') return `was refused (${reason.code})`
    throw reason
  }
}
