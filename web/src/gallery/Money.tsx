import { ApiError } from '@sampan/sdk'
import { Coffee } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { SyncProvider } from '../app/sync/index.ts'
import { AppBar } from '../ui/AppBar.tsx'
import { Button } from '../ui/Button.tsx'
import {
  AmountField,
  AmountKeypad,
  FailedPage,
  MoneyText,
  PaidPage,
  type Payment,
  useAmountEntry,
  usePay,
} from '../ui/money/index.ts'
import { Row, Rows } from '../ui/Row.tsx'
import { ScreenBody } from '../ui/ScreenBody.tsx'
import { Tile } from '../ui/Tile.tsx'
import { fakeSync, wallet } from './fakeSync.ts'
import { mei } from './people.ts'

// Sample words stand in data, as they would come from a server.
const say = {
  title: 'Transfer',
  amount: 'Amount',
  next: 'Transfer',
  what: 'For',
  goods: 'Flat white, apple cake, pretzel',
  hint: '€1,284.50 available',
  refused: 'The other person cannot receive this money now.',
} as const

const sync = fakeSync()
const cafe = { name: 'Kaffee am Fluss', lead: <Tile icon={Coffee} size={40} look="gold" /> }

/** Amounts in their sizes and signs. */
export function Amounts() {
  return (
    <ScreenBody>
      <Rows>
        {['EUR', 'CNY', 'JPY', 'KWD', 'USD', 'SAR'].map((currency) => (
          <Row
            key={currency}
            title={<MoneyText amount="128450" currency={currency} strong />}
            detail={<MoneyText amount="-860" currency={currency} sign="both" />}
            value={<MoneyText amount="860" currency={currency} sign="both" tinted />}
          />
        ))}
      </Rows>
      <MoneyText amount="128450" currency="EUR" size={20} />
      <MoneyText amount="128450" currency="EUR" size={28} />
      <MoneyText amount="128450" currency="EUR" size={40} />
      <MoneyText amount="128450" currency="EUR" size={28} hidden />
    </ScreenBody>
  )
}

/** An amount being typed, and paid. */
export function AmountPage() {
  return (
    <SyncProvider sync={sync}>
      <Entering />
    </SyncProvider>
  )
}

function Entering() {
  const [currency, setCurrency] = useState('EUR')
  const entry = useAmountEntry({ currency, max: '128450' })
  const { pay, paying } = usePay()
  return (
    <>
      <AppBar title={say.title} back="/chats" />
      <ScreenBody>
        <AmountField
          label={say.amount}
          entry={entry}
          currencies={wallet.currencies}
          onCurrency={setCurrency}
          hint={say.hint}
          autoFocus
        />
      </ScreenBody>
      <AmountKeypad entry={entry}>
        <Button
          wide
          disabled={entry.amount === null || entry.over}
          onPress={() =>
            void pay({
              payee: { name: mei.name, face: mei },
              amount: entry.amount ?? '0',
              currency,
              act: async () => 1,
            })
          }
        >
          {say.next}
        </Button>
      </AmountKeypad>
      {paying}
    </>
  )
}

/** The sheet of mock 08, with the PIN or, below the member's threshold, without. */
export function Paying({
  amount = '11040',
  set = true,
  fails = false,
}: {
  amount?: string
  set?: boolean
  fails?: boolean
}) {
  const held = fakeSync(
    set
      ? {}
      : {
          wallet: { ...wallet, standing: { ...wallet.standing, pin: { set: false, lockedUntil: null, reset: null } } },
        },
  )
  return (
    <SyncProvider sync={held}>
      <PayNow
        payment={{
          payee: cafe,
          amount,
          currency: 'EUR',
          facts: [{ label: say.what, value: say.goods }],
          act: async () => {
            if (fails) throw new ApiError({ code: 'wallet.payeeCannotReceive', message: '' })
          },
        }}
      />
    </SyncProvider>
  )
}

function PayNow({ payment }: { payment: Payment<void> }) {
  const { pay, paying } = usePay()
  const payOnce = useEffectEvent(() => void pay(payment))
  useEffect(() => payOnce(), [])
  return <>{paying}</>
}

export const Paid = () => (
  <PaidPage
    payee={cafe}
    amount="1140"
    currency="EUR"
    facts={[{ label: say.what, value: say.goods }]}
    onDone={() => {}}
  />
)

export const Failed = () => (
  <FailedPage payee={cafe} amount="1140" currency="EUR" text={say.refused} onAgain={() => {}} onClose={() => {}} />
)
