import type { DeletionBlocker, Output } from '@sampan/contract'
import type { MemberCaller } from '../../kernel/method.ts'
import { readOpenMoney } from '../../modules/accounts/index.ts'
import type { FlowServices } from '../services.ts'

/** What must be settled before an account can go: money, and what would bring money back to it. */
export async function readBlockers(
  { db, callInside }: Pick<FlowServices, 'db' | 'callInside'>,
  caller: MemberCaller,
): Promise<DeletionBlocker[]> {
  const answer = await callInside(caller, { method: 'wallet.getWallet', input: {} })
  if (answer.type !== 'json') throw new Error('wallet.getWallet answered bytes')
  // The dispatcher answers what the method declares.
  const { balances } = answer.output as Output<'wallet.getWallet'>
  const money = balances.flatMap(({ currency, available, held }): DeletionBlocker[] => [
    ...(BigInt(available) === 0n ? [] : [{ kind: 'balance' as const, currency, amount: available }]),
    ...(BigInt(held) === 0n ? [] : [{ kind: 'held' as const, currency, amount: held }]),
  ])
  const open = await readOpenMoney(db, caller.memberId)
  const counted = (['transfers', 'redPackets', 'fundingOrders'] as const).flatMap((kind) =>
    open[kind] === 0 ? [] : [{ kind, count: open[kind] }],
  )
  return [...money, ...counted]
}
