/** Someone with very many chats, for what opening and looking at the app costs. */
import type pg from 'pg'
import { fillHistory, skipSearchIndex } from './history.ts'
import { type BenchPlatform, type Person, share } from './platform.ts'

export interface BusyPlan {
  conversations: number
  /** In the longest of them, a direct one. */
  longest: number
}

export interface BusyAccount {
  person: Person
  /** Who writes in the longest conversation. */
  friend: Person
  longestId: string
}

const GROUP_SHARE = 0.2
const GROUP_PEOPLE = 8
const MONEY = { amount: 1n, currency: 'EUR' } as const

/**
 * Makes someone with so many conversations: a fifth are groups of eight, all others with a contact each. Each has a history
 * of 5 to 100 messages, some of them unread in every fourth; one of the direct ones is very long and the latest.
 */
export async function makeBusyAccount(bench: BenchPlatform, pool: pg.Pool, plan: BusyPlan): Promise<BusyAccount> {
  const groups = Math.round(plan.conversations * GROUP_SHARE)
  const [person, ...others] = await bench.people(plan.conversations - groups + 1, MONEY)
  const friend = others[0]
  if (!person || !friend) throw new Error('There are people')
  const directs = await share(others, async (other) => ({ id: await bench.pair(person, other), other }))
  const longestId = directs.find(({ other }) => other === friend)?.id ?? ''
  const titled = await share(
    Array.from({ length: groups }, (_, index) => index),
    async (index) => {
      const people = Array.from({ length: GROUP_PEOPLE - 1 }, (_, place) => others[(index * 3 + place) % others.length])
      const memberIds = [...new Set(people.flatMap((other) => (other ? [other.memberId] : [])))]
      const title = `Crew of boat ${index}`
      const { conversation } = await bench.call(person, 'chat.createGroup', { title, memberIds })
      return { id: conversation.id, other: people[0] ?? friend }
    },
  )
  // What making them told stands at their beginning, in time as well.
  await pool.query(`UPDATE messages SET sent_at = sent_at - interval '400 days'`)
  const rest = [...directs.filter(({ id }) => id !== longestId), ...titled]
  await fillHistory(
    pool,
    rest.map(({ id, other }, index) => ({
      conversationId: id,
      senderIds: [person.memberId, other.memberId],
      messages: 5 + ((index * 37) % 96),
      endedSecondsAgo: 60 + index * 1_777,
    })),
  )
  await fillHistory(pool, [
    { conversationId: longestId, senderIds: [person.memberId, friend.memberId], messages: plan.longest },
  ])
  await pool.query(
    `UPDATE conversation_members AS m SET read_seq = c.last_seq - CASE WHEN hashtext(c.id::text) % 4 = 0 AND c.id <> $2
        THEN least(c.last_seq - m.first_seq, abs(hashtext(c.id::text)::bigint) % 30) ELSE 0 END
      FROM conversations AS c WHERE c.id = m.conversation_id AND m.member_id = $1`,
    [person.memberId, longestId],
  )
  await skipSearchIndex(pool)
  await pool.query('VACUUM ANALYZE')
  return { person, friend, longestId }
}
