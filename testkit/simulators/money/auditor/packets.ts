import type { RedPacket } from '@sampan/contract'
import { type ActOf, verdictOf } from '../observations.ts'
import { nameOf } from './attempts.ts'
import { checkBody, timeOutsIn } from './moves.ts'
import type { View } from './view.ts'

/** Red packets: shares as promised, each taken once, and the rest lies there or went back. */
export function checkPackets(view: View): void {
  const timeOuts = timeOutsIn(view)
  const claims = Map.groupBy(view.of('claim'), ({ packetId }) => packetId)
  for (const act of view.of('packet')) {
    const { id, senderId, total, currency } = act
    const what = nameOf(act)
    const packet = view.told.packets.get(id)
    checkBody(view, what, id, packet?.state ?? null)
    const line = { id, kind: 'redPacketSent', currency, referenceId: id } as const
    const isThere = view.hasLine({ ...line, memberId: senderId })
    if (isThere !== (packet !== undefined)) view.say(`${what}: statement and packet do not agree whether it was sent`)
    if (!view.happened(what, act, packet !== undefined) || !packet) continue
    view.takeLine(what, { ...line, memberId: senderId, amount: -total })
    view.spent.add(senderId, currency, total)

    const taken = takeClaims(view, what, packet, claims.get(id) ?? [])
    const rest = total - taken
    checkShares(view, what, act, packet)
    const { state } = packet
    if (rest < 0n) view.say(`${what} gave away more than it held`)
    if (state === 'empty' && (rest !== 0n || packet.claims.length !== act.count)) view.say(`${what} is not empty`)
    if (state === 'open' && (packet.claims.length >= act.count || timeOuts.get(id))) view.say(`${what} is still open`)
    if (state === 'expired') {
      if (!timeOuts.has(id)) view.say(`${what} expired before its time`)
      if (packet.returned !== String(rest)) view.say(`${what} returned ${packet.returned} instead of ${rest}`)
      const back = { id: null, kind: 'redPacketReturned', currency, referenceId: id } as const
      view.takeLine(what, { ...back, memberId: senderId, amount: rest })
    }
    view.elsewhere.add(id, currency, state === 'open' ? rest : 0n)
  }
}

/** Compares who took what with who asked, and answers how much was taken. */
function takeClaims(view: View, what: string, packet: RedPacket, asked: readonly ActOf<'claim'>[]): bigint {
  const byMember = new Map(packet.claims.map((claim) => [claim.memberId, BigInt(claim.amount)]))
  if (byMember.size !== packet.claims.length) view.say(`${what}: somebody took twice`)
  if (packet.takenCount !== packet.claims.length) view.say(`${what} says ${packet.takenCount} takers`)
  for (const claim of asked) {
    const amount = byMember.get(claim.memberId)
    if (!view.happened(nameOf(claim), claim, amount !== undefined)) continue
    for (const { told } of claim.attempts)
      if (told !== null && told !== String(amount)) view.say(`${nameOf(claim)} was told ${told}, and is ${amount}`)
  }
  for (const [memberId, amount] of byMember) {
    const claim = asked.find((each) => each.memberId === memberId)
    if (!claim || verdictOf(claim) === 'not') view.say(`${what}: ${memberId} took without having asked`)
    view.takeLine(`${what}, claim`, {
      memberId,
      id: null,
      kind: 'redPacketReceived',
      amount,
      currency: packet.currency,
      referenceId: packet.id,
      withId: packet.senderId,
    })
  }
  return [...byMember.values()].reduce((sum, amount) => sum + amount, 0n)
}

function checkShares(view: View, what: string, act: ActOf<'packet'>, packet: RedPacket): void {
  const amounts = packet.claims.map(({ amount }) => BigInt(amount))
  const [most, least] = amounts.reduce(
    ([high, low], amount) => [amount > high ? amount : high, amount < low ? amount : low],
    [0n, act.total],
  )
  if (amounts.some((amount) => amount < 1n)) view.say(`${what} has an empty share`)
  if (act.way !== 'lucky' && amounts.length > 0 && most - least > 1n) view.say(`${what} has unequal shares`)
  if (act.way === 'exclusive' && packet.claims.some(({ memberId }) => !act.forIds.includes(memberId)))
    view.say(`${what} was opened by somebody it was not for`)
  const luckiest = packet.claims.find(({ memberId }) => memberId === packet.luckiestId)
  const isCrowned = act.way === 'lucky' && act.count > 1 && packet.state === 'empty'
  if (isCrowned ? BigInt(luckiest?.amount ?? 0) !== most : packet.luckiestId !== null)
    view.say(`${what} crowns ${packet.luckiestId}`)
}
