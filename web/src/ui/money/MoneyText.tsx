import { classes } from '../classes.ts'
import type { MinorUnits, MoneySign } from './formatMoney.ts'
import styles from './MoneyText.module.css'
import { useMoney } from './useMoney.ts'

interface MoneyTextProps {
  /** Integer minor units: "1250" of EUR is €12.50. */
  amount: MinorUnits
  currency: string
  /** `minus` (default), `both` for statements (+ and −), `none` where the words say the direction. */
  sign?: MoneySign
  /** Without it the size of the text around. 40 is the one large amount of a screen. */
  size?: 20 | 28 | 40
  strong?: boolean
  /** Money that came in, in river; what went out stays ink. */
  tinted?: boolean
  /** Dots instead of figures, for a wallet that is looked at in a train. */
  hidden?: boolean
}

/** An amount of money: exact, in figures of one width, isolated from the text around it. */
export function MoneyText({
  amount,
  currency,
  sign = 'minus',
  size,
  strong = false,
  tinted = false,
  hidden = false,
}: MoneyTextProps) {
  const money = useMoney()
  return (
    <bdi
      className={classes(
        styles.money,
        size && styles[`s${size}`],
        strong && styles.strong,
        tinted && BigInt(amount) > 0n && styles.in,
      )}
    >
      {hidden ? '••••' : money.money(amount, currency, sign)}
    </bdi>
  )
}
