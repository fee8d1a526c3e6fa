import type { Wallet } from '@sampan/contract'
import type { ClientState, HeldConversation } from './clientState.ts'

/**
 * Where two states of one member differ, a line for each place such as `conversations.<id>.title: "A" ≠ "B"`; empty where
 * they agree. Left out is what no event tells: when a device was last seen, what is used of a wallet's limits, and the
 * order of lists that have none.
 * Messages are compared as far back as both hold them.
 */
export function compareStates(expected: ClientState, actual: ClientState): string[] {
  return [
    ...differences('self', expected.self, actual.self),
    ...differences('devices', devicesById(expected), devicesById(actual)),
    ...differences('relations', Object.fromEntries(expected.relations), Object.fromEntries(actual.relations)),
    ...compareWallets(expected, actual),
    ...compareConversations(expected, actual),
    ...[...actual.stale].map((id) => `conversations.${id}: something was missed and not fetched`),
  ]
}

/** Where both hold it: a device asks for it when a screen with money opens. */
function compareWallets(expected: ClientState, actual: ClientState): string[] {
  if (!expected.wallet || !actual.wallet) return []
  const withoutLimits = (wallet: Wallet) => ({ ...wallet, limits: [] })
  return [
    ...differences('wallet', withoutLimits(expected.wallet), withoutLimits(actual.wallet)),
    ...differences('entries', expected.entries, actual.entries),
  ]
}

function devicesById({ devices }: ClientState): Record<string, unknown> {
  return Object.fromEntries(devices.map(({ id, name, createdAt, current }) => [id, { name, createdAt, current }]))
}

function compareConversations(expected: ClientState, actual: ClientState): string[] {
  const ids = new Set([...expected.conversations.keys(), ...actual.conversations.keys()])
  return [...ids].flatMap((id) => {
    const path = `conversations.${id}`
    const left = expected.conversations.get(id)
    const right = actual.conversations.get(id)
    if (!left || !right) return [`${path}: ${left ? 'held' : 'nothing'} ≠ ${right ? 'held' : 'nothing'}`]
    return [
      ...differences(path, left.conversation, right.conversation),
      ...compareMessages(`${path}.messages`, left, right),
      ...compareMembers(`${path}.members`, left, right),
    ]
  })
}

function compareMessages(path: string, expected: HeldConversation, actual: HeldConversation): string[] {
  const fromSeq = Math.max(expected.messages[0]?.seq ?? 0, actual.messages[0]?.seq ?? 0)
  const from = ({ messages }: HeldConversation) => messages.filter((message) => message.seq >= fromSeq)
  const ends = [expected, actual].map(({ messages }) => messages.at(-1)?.seq ?? null)
  // Someone who holds none of a conversation that has some would agree with anybody.
  if (ends[0] !== ends[1]) return [`${path}: held to ${ends[0]} ≠ ${ends[1]}`]
  return differences(path, from(expected), from(actual))
}

function compareMembers(path: string, expected: HeldConversation, actual: HeldConversation): string[] {
  if (!expected.members || !actual.members) return []
  const byId = ({ members }: HeldConversation) =>
    Object.fromEntries((members ?? []).map((entry) => [entry.member.id, entry]))
  return differences(path, byId(expected), byId(actual))
}

function differences(path: string, expected: unknown, actual: unknown): string[] {
  if (Object.is(expected, actual)) return []
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...keys].flatMap((key) => differences(`${path}.${key}`, expected[key], actual[key]))
  }
  return [`${path}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(actual)}`]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
