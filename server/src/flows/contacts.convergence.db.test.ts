/** Whatever people do to each other, at whatever same moment: devices end up with what is stored, and it makes sense. */
import type { Event, Relation } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Refusal } from '../kernel/errors.ts'

const PEOPLE = 4
const AT_ONCE = 4

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const acts = [
  'contacts.requestContact',
  'contacts.acceptRequest',
  'contacts.ignoreRequest',
  'contacts.removeContact',
  'contacts.blockMember',
  'contacts.unblockMember',
  'contacts.setRemark',
  'accounts.updateProfile',
] as const
interface Step {
  act: (typeof acts)[number]
  who: number
  whom: number
  words: string
}

const step: fc.Arbitrary<Step> = fc
  .record({
    act: fc.constantFrom(...acts),
    who: fc.nat(PEOPLE - 1),
    whom: fc.nat(PEOPLE - 1),
    words: fc.constantFrom('Hello', 'Ferry', 'Harbour'),
  })
  .filter(({ who, whom }) => who !== whom)

function inputOf({ act, words }: Step, memberId: string): object {
  if (act === 'contacts.requestContact') return { memberId, greeting: words }
  if (act === 'contacts.setRemark') return { memberId, remark: words }
  if (act === 'accounts.updateProfile') return { name: words }
  return { memberId }
}

/** What a device makes of its member's log. */
function apply(list: Map<string, Relation>, event: Event): void {
  if (event.name === 'contacts.relationChanged') {
    const { relation } = event.body
    const isKept = relation.state !== 'stranger' || relation.blocked || relation.remark !== null
    if (isKept) list.set(relation.member.id, relation)
    else list.delete(relation.member.id)
  }
  if (event.name === 'accounts.memberChanged') {
    const { member } = event.body
    const known = list.get(member.id)
    if (known) list.set(member.id, { ...known, member })
  }
}

const at = (people: readonly Person[], index: number): Person => {
  const person = people[index]
  if (!person) throw new Error(`There is no person ${index}`)
  return person
}

async function run(people: readonly Person[], steps: readonly Step[]): Promise<void> {
  for (let start = 0; start < steps.length; start += AT_ONCE) {
    const together = steps.slice(start, start + AT_ONCE).map(async (each) => {
      try {
        await world.callRaw(at(people, each.who), each.act, inputOf(each, at(people, each.whom).id))
      } catch (reason) {
        if (!(reason instanceof Refusal) || reason.code === 'server.failed') throw reason
      }
    })
    await Promise.all(together)
    world.clock.advance(60_000)
  }
  await world.runJobs()
}

/** The README's promises, on what each one's own list says of the others. */
function expectSense(lists: ReadonlyMap<string, ReadonlyMap<string, Relation>>, mayPost: ReadonlyMap<string, boolean>) {
  for (const [ownId, list] of lists) {
    for (const otherId of lists.keys()) {
      if (otherId === ownId) continue
      const own = list.get(otherId)
      const theirs = lists.get(otherId)?.get(ownId)
      const isTalking = own?.state === 'contact' && theirs?.state === 'contact' && !own.blocked && !theirs.blocked
      if (own?.state === 'contact') expect(theirs?.state).toBe('contact')
      if (own?.state === 'requestedByOther') {
        expect(own.blocked).toBe(false)
        expect(theirs).toMatchObject({ state: 'requestedByMe', greeting: own.greeting })
      }
      expect(mayPost.get(`${ownId} ${otherId}`) ?? false).toBe(isTalking)
    }
  }
}

it('old state + events = state fetched afresh', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 60 }), async (steps) => {
      const people = await world.people(PEOPLE)
      const lists = new Map<string, Map<string, Relation>>()
      const mayPost = new Map<string, boolean>()
      await run(people, steps)
      for (const person of people) {
        const held = new Map<string, Relation>()
        const { entries } = await world.call(person, 'sync.catchUp', { logSeq: 0 })
        for (const entry of entries) apply(held, entry as Event)
        const { relations } = await world.call(person, 'contacts.listRelations', {})
        const fresh = new Map(relations.map((relation) => [relation.member.id, relation]))
        expect([...held].sort()).toEqual([...fresh].sort())
        lists.set(person.id, fresh)
        const { conversations } = await world.call(person, 'chat.listConversations', {})
        for (const conversation of conversations)
          mayPost.set(`${person.id} ${conversation.peer?.id}`, conversation.mayPost)
      }
      expectSense(lists, mayPost)
    }),
    { numRuns: 25 },
  )
})
