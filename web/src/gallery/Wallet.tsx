import type { Member, MonthPicture, WalletEntry, WalletExport } from '@sampan/contract'
import type { ReactNode } from 'react'
import { SyncProvider } from '../app/sync/index.ts'
import {
  LimitsPage,
  MonthPage,
  PinFreePage,
  PinPage,
  PinResetPage,
  ReceiptPage,
  StatementPage,
  WalletPage,
  WalletSettingsPage,
} from '../modules/wallet/pages.tsx'
import { now } from './chats.ts'
import { type FakeAnswers, fakeSync, wallet } from './fakeSync.ts'

const member = (id: string, name: string): Member => ({
  id,
  handle: id,
  name,
  about: '',
  avatarFileId: null,
  region: null,
})
const members = [
  member('mei', 'Mei 林美'),
  member('lucia', 'Lucia'),
  member('jonas', 'Jonas'),
  member('anya', 'Anya Аня'),
]

const at = (day: number, hour: number, minute: number, month = 10) =>
  new Date(2025, month, day, hour, minute).toISOString()
type Line = [
  kind: WalletEntry['kind'],
  amount: string,
  at: string,
  who: string | null,
  note?: string,
  currency?: string,
]
const lines: Line[] = [
  ['payment', '-860', at(21, 9, 12), 'Kaffee am Fluss', 'Pay code'],
  ['transfer', '-2400', at(21, 9, 11), 'mei', 'ferry tickets'],
  ['redPacketReceived', '880', at(21, 8, 12), 'lucia', 'Good morning!', 'CNY'],
  ['bill', '-1450', at(20, 20, 5), 'jonas', 'Pizza at the lock'],
  ['topUp', '20000', at(19, 10, 0), 'Hafenbank ·· 4021'],
  ['redPacketSent', '-2000', at(18, 18, 30), null, 'For the crew'],
  ['transferReturned', '500', at(17, 7, 45), 'anya'],
  ['payment', '-3780', at(12, 12, 20), 'Marktstand Becker', 'Vegetables, bread and a very long list of other things'],
  ['withdrawal', '-5000', at(3, 16, 0), 'Hafenbank ·· 4021'],
  ['payment', '-1240', at(30, 19, 2, 9), 'Kaffee am Fluss'],
  ['opening', '150000', at(1, 8, 0, 9), null],
]
export const entries: WalletEntry[] = lines.map(([kind, amount, moment, who, note = '', currency = 'EUR'], index) => ({
  id: `e${index}`,
  kind,
  amount,
  currency,
  balance: String(128450 + index * 1000),
  with: members.some(({ id }) => id === who)
    ? { memberId: who, name: members.find(({ id }) => id === who)?.name ?? null }
    : { memberId: null, name: who },
  note,
  referenceId: null,
  at: moment,
}))

const outs = [13, 40, 9, 23, 68, 18, 10, 33, 9, 49, 78, 24, 15, 9, 30, 58, 43, 38, 42, 34, 33]
const picture: MonthPicture = {
  month: '2025-11',
  currency: 'EUR',
  in: '190600',
  out: '61240',
  days: outs.map((out, index) => ({
    day: `2025-11-${String(index + 1).padStart(2, '0')}`,
    out: String(out * 90),
    in: index % 6 === 1 ? String(4000 + index * 300) : '0',
  })),
  kinds: [
    { kind: 'topUp', in: '160000', out: '0', count: 3 },
    { kind: 'payment', in: '0', out: '38240', count: 21 },
    { kind: 'transfer', in: '30600', out: '15000', count: 6 },
    { kind: 'bill', in: '0', out: '8000', count: 2 },
  ],
  people: [
    { with: { memberId: null, name: 'Kaffee am Fluss' }, in: '0', out: '12400', count: 14 },
    { with: { memberId: 'mei', name: 'Mei 林美' }, in: '1200', out: '9400', count: 4 },
    { with: { memberId: 'lucia', name: 'Lucia' }, in: '6000', out: '2000', count: 2 },
  ],
}

const made: WalletExport = {
  id: 'x',
  format: 'pdf',
  state: 'working',
  percent: 62,
  sizeBytes: null,
  createdAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
}

const answers: FakeAnswers = {
  entries,
  people: members,
  calls: {
    'wallet.getMonth': () => ({ picture, members }),
    'wallet.listEntries': () => ({ entries, members, nextCursor: null }),
    'wallet.getEntry': (input) => {
      const entryId = typeof input === 'object' && input !== null && 'entryId' in input ? input.entryId : undefined
      const entry = entries.find(({ id }) => id === entryId) ?? entries[0]
      return {
        receipt: {
          entry,
          number: '7K3M-9QZ2-XT4H-8WVN-2B6C',
          payer: { memberId: null, name: 'Omar عمر' },
          payee: entry?.with,
        },
        members,
      }
    },
    'wallet.startExport': () => ({ export: made }),
    'wallet.getExport': () => ({ export: made }),
  },
}

const standing = wallet.standing
const variants: Record<string, FakeAnswers> = {
  wallet: answers,
  walletEmpty: {
    ...answers,
    wallet: { ...wallet, balances: [], standing: { ...standing, pin: { ...standing.pin, set: false } } },
    entries: [],
    calls: {
      ...answers.calls,
      'wallet.getMonth': () => ({ picture: { ...picture, in: '0', out: '0', days: [] }, members }),
    },
  },
  walletFrozen: { ...answers, wallet: { ...wallet, standing: { ...standing, frozen: true } } },
  pinResetWait: {
    ...answers,
    wallet: {
      ...wallet,
      standing: {
        ...standing,
        pin: {
          set: true,
          lockedUntil: null,
          reset: { from: at(22, 2, 0), until: at(29, 2, 0) },
        },
      },
    },
  },
  pinFirst: { ...answers, wallet: { ...wallet, standing: { ...standing, pin: { ...standing.pin, set: false } } } },
}

const pages = {
  LimitsPage,
  MonthPage,
  PinFreePage,
  PinPage,
  PinResetPage,
  ReceiptPage,
  StatementPage,
  WalletPage,
  WalletSettingsPage,
}

/** A page of the wallet over made-up movements. `name` picks what the server would say. */
export function WalletScene({
  page,
  name = 'wallet',
  parameters = {},
}: {
  page: keyof typeof pages
  name?: string
  parameters?: Record<string, string>
}): ReactNode {
  const Page = pages[page]
  return (
    <SyncProvider sync={fakeSync(variants[name] ?? answers)}>
      <Page parameters={parameters} />
    </SyncProvider>
  )
}
