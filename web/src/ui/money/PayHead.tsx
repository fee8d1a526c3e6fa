import { Avatar } from '../Avatar.tsx'
import { Bdi } from '../Bdi.tsx'
import { MoneyText } from './MoneyText.tsx'
import styles from './PayHead.module.css'
import type { Payee } from './payment.ts'

/** Who and how much, large: over the PIN, on success and on failure. */
export function PayHead({ payee, amount, currency }: { payee: Payee; amount: string; currency: string }) {
  return (
    <div className={styles.head}>
      <span className={styles.payee}>
        {payee.lead ?? (payee.face && <Avatar face={payee.face} size={20} />)}
        <Bdi cut>{payee.name}</Bdi>
      </span>
      <MoneyText amount={amount} currency={currency} sign="none" size={40} />
    </div>
  )
}
