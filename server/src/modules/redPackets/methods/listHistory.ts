import { redPackets } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../../kernel/cursor.ts'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { calendarOf } from '../../wallet/index.ts'
import { presentLine } from '../present.ts'
import { listLines, readFirst, readTotals } from '../store/history.ts'

const LINES_USUAL = 30

export const listHistory = implement(redPackets.listHistory, async (tx, { memberId }, input) => {
  const { year, side, cursor, limit = LINES_USUAL } = input
  const calendar = calendarOf(tx.config)
  const span = { from: calendar.startOfMonth(`${year}-01`), before: calendar.startOfMonth(`${year + 1}-01`) }
  const [at, packetId] = cursor === undefined ? [] : decodeCursor(cursor, [INSTANT_PART, UUID_PART])
  const after = at === undefined || packetId === undefined ? null : { at: new Date(at), packetId }

  const found = await listLines(tx.db, memberId, side, span, after, limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  const totals = await readTotals(tx.db, memberId, side, span)
  const first = await readFirst(tx.db, memberId)
  const members = await readMembers(tx.db, [...new Set(rows.map(({ senderId }) => senderId))])
  return {
    totals: totals.map(({ currency, amount, count }) => ({ currency, amount, count })),
    luckiestCount: totals.reduce((sum, { luckiest }) => sum + luckiest, 0),
    firstYear: first && Number(calendar.dayOf(first).slice(0, 4)),
    lines: rows.map(presentLine),
    members: [...members.values()],
    nextCursor: last ? encodeCursor([wireInstant(last.at), last.packetId]) : null,
  }
})
