import { ApiError, OfflineError } from '@sampan/sdk'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../app/sync/index.ts'
import { Button } from '../Button.tsx'
import { Sheet } from '../Sheet.tsx'
import { Facts } from './Facts.tsx'
import { MoneyText } from './MoneyText.tsx'
import { NewPin } from './NewPin.tsx'
import { PayHead } from './PayHead.tsx'
import styles from './PaySheet.module.css'
import { PinField } from './PinField.tsx'
import type { Payment } from './payment.ts'
import { useMoney } from './useMoney.ts'
import { useMoneyErrors } from './useMoneyErrors.ts'
import { useWallet } from './useWallet.ts'

interface PaySheetProps<Answer> {
  open: boolean
  payment: Payment<Answer>
  onPaid: (answer: Answer) => void
  /** A refusal that no other PIN or amount of patience in the sheet would mend, in words. */
  onFailed: (text: string, again: boolean) => void
  onClose: () => void
}

type Step = 'confirm' | 'pin' | 'newPin'

/**
 * Mock 08: repeats who, what, how much and from where, then asks for the PIN; below what the member pays without it
 * there is only a button. The server decides which: where it asks for the PIN after all, the boxes appear. Who has no
 * PIN yet sets one here and goes on. Most screens call `usePay` instead, which brings success and failure with it.
 */
export function PaySheet<Answer>({ open, payment, onPaid, onFailed, onClose }: PaySheetProps<Answer>) {
  const { t } = useTranslation('money')
  return (
    <Sheet open={open} onClose={onClose} title={payment.title ?? t('pay')} flush>
      <Paying payment={payment} onPaid={onPaid} onFailed={onFailed} onClose={onClose} />
    </Sheet>
  )
}

function Paying<Answer>({ payment, onPaid, onFailed, onClose }: Omit<PaySheetProps<Answer>, 'open'>) {
  const { payee, amount, currency, facts = [], from, pinAlways = false } = payment
  const { t } = useTranslation(['money', 'common'])
  const money = useMoney()
  const words = useMoneyErrors()
  const { api } = useSync()
  const { wallet, balanceOf, isPinFree } = useWallet()
  const [asked, setAsked] = useState<Step>()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  /** A proof that was not used up, as far as we know: the answer to the payment did not arrive. */
  const [unused, setUnused] = useState<string>()
  const balance = balanceOf(currency)
  const short = from === undefined && wallet !== undefined && BigInt(balance.available) < BigInt(amount)
  const step = asked ?? firstStep()

  function firstStep(): Step {
    if (!wallet || (!pinAlways && isPinFree(amount, currency))) return 'confirm'
    return wallet.standing.pin.set ? 'pin' : 'newPin'
  }

  const run = async (makeProof: () => Promise<string | undefined>) => {
    setBusy(true)
    setError(undefined)
    let proof: string | undefined
    let isSent = false
    try {
      proof = await makeProof()
      isSent = true
      const answer = await payment.act(proof)
      onPaid(answer)
    } catch (reason) {
      refuse(reason, proof, isSent)
    } finally {
      setBusy(false)
      setTyped('')
    }
  }

  const refuse = (reason: unknown, proof: string | undefined, isSent: boolean) => {
    if (reason instanceof OfflineError) {
      setUnused(proof)
      if (proof !== undefined) setAsked('confirm')
      // Nobody knows whether it was done: the same id is sent again, so no more than once.
      return setError(isSent ? t('noAnswer') : words(reason, currency))
    }
    setUnused(undefined)
    const code = reason instanceof ApiError ? reason.code : undefined
    if (code === 'wallet.pinRequired' || code === 'wallet.pinProofInvalid') {
      setAsked('pin')
      return setError(code === 'wallet.pinProofInvalid' ? words(reason, currency) : undefined)
    }
    if (code === 'wallet.pinNotSet') return setAsked('newPin')
    if (code !== undefined && staysInSheet.has(code)) return setError(words(reason, currency))
    if (!(reason instanceof ApiError)) console.error(reason)
    onFailed(words(reason, currency), code === undefined || worthAnotherTry.has(code))
  }

  const prove = async (pin: string) => (await api.call('wallet.provePin', { pin, amount, currency })).proof

  return (
    <div className={styles.paying}>
      <PayHead payee={payee} amount={amount} currency={currency} />
      <div className={styles.facts}>
        <Facts
          facts={[
            ...facts,
            {
              label: t('from'),
              value: from ?? (
                <From balance={balance.available} currency={currency} known={wallet !== undefined}>
                  {t('balanceOf', { currency: money.currencyName(currency) })}
                </From>
              ),
            },
          ]}
        />
      </div>
      {short ? (
        <div className={styles.part}>
          <p className={styles.problem} role="alert">
            {t('refused.funds', { available: money.money(balance.available, currency) })}
          </p>
          <Button wide href="/me/wallet/top-up" onPress={onClose}>
            {t('topUp')}
          </Button>
        </div>
      ) : step === 'pin' ? (
        <PinField
          label={t('pin.enter')}
          value={typed}
          onChange={(next) => {
            setTyped(next)
            if (next !== '') setError(undefined)
          }}
          onComplete={(pin) => void run(() => prove(pin))}
          error={error}
          disabled={busy}
          beside={
            <Button look="plain" small href="/me/wallet/settings/pin-reset" onPress={onClose}>
              {t('pin.forgotten')}
            </Button>
          }
        />
      ) : step === 'newPin' ? (
        <>
          <p className={styles.hint}>{t('pin.firstText')}</p>
          <NewPin
            onChosen={async (pin) => {
              await api.call('wallet.setPin', { pin })
              setAsked('pin')
              await run(() => prove(pin))
            }}
            onRefused={(reason) => {
              const isSet = reason instanceof ApiError && reason.code === 'wallet.pinAlreadySet'
              if (isSet) setAsked('pin')
              return isSet
            }}
          />
        </>
      ) : (
        <div className={styles.part}>
          {error !== undefined && (
            <p className={styles.problem} role="alert">
              {error}
            </p>
          )}
          <Button wide autoFocus busy={busy} onPress={() => void run(async () => unused)}>
            {unused !== undefined
              ? t('common:retry')
              : (payment.action ?? t('payAmount', { amount: money.money(amount, currency) }))}
          </Button>
        </div>
      )}
    </div>
  )
}

function From({
  balance,
  currency,
  known,
  children,
}: {
  balance: string
  currency: string
  known: boolean
  children: ReactNode
}) {
  return (
    <>
      {children}
      {known && (
        <>
          {' · '}
          <MoneyText amount={balance} currency={currency} />
        </>
      )}
    </>
  )
}

/** What is told over the keys: another PIN, a smaller amount or another day may do. */
const staysInSheet: ReadonlySet<string> = new Set([
  'wallet.pinWrong',
  'wallet.pinLocked',
  'wallet.limitReached',
  'wallet.insufficientFunds',
  'request.tooMany',
  'server.busy',
])
const worthAnotherTry: ReadonlySet<string> = new Set(['server.failed'])
