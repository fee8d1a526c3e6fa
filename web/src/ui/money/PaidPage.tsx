import { Check, CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import { Icon } from '../Icon.tsx'
import { type Fact, Facts } from './Facts.tsx'
import styles from './PaidPage.module.css'
import { PayHead } from './PayHead.tsx'
import type { Payee } from './payment.ts'

interface PaidPageProps {
  /** Default: "Paid". */
  title?: string | undefined
  text?: string | undefined
  payee: Payee
  amount: string
  currency: string
  facts?: readonly Fact[]
  onDone: () => void
  /** Further buttons, beside "Done". */
  actions?: ReactNode
}

/** Money has gone: a full page with the amount, large. Fills whatever it stands in. */
export function PaidPage({ title, text, payee, amount, currency, facts = [], onDone, actions }: PaidPageProps) {
  const { t } = useTranslation(['money', 'common'])
  return (
    <div className={styles.page}>
      <div className={styles.middle}>
        <span className={styles.coin}>
          <Icon of={Check} size={32} />
        </span>
        <h1 className={styles.title} role="status">
          {title ?? t('paid')}
        </h1>
        <PayHead payee={payee} amount={amount} currency={currency} />
        {text !== undefined && <p className={styles.text}>{text}</p>}
        {facts.length > 0 && (
          <div className={styles.facts}>
            <Facts facts={facts} />
          </div>
        )}
      </div>
      <div className={styles.foot}>
        <Button wide autoFocus onPress={onDone}>
          {t('common:done')}
        </Button>
        {actions}
      </div>
    </div>
  )
}

interface FailedPageProps {
  /** Default: "Not paid". */
  title?: string | undefined
  /** Why, and what to do. */
  text: string
  payee: Payee
  amount: string
  currency: string
  onAgain?: (() => void) | undefined
  onClose: () => void
}

/** Nothing was moved, and why. */
export function FailedPage({ title, text, payee, amount, currency, onAgain, onClose }: FailedPageProps) {
  const { t } = useTranslation(['money', 'common'])
  return (
    <div className={styles.page}>
      <div className={styles.middle}>
        <span className={styles.fault}>
          <Icon of={CircleAlert} size={32} />
        </span>
        <h1 className={styles.title} role="alert">
          {title ?? t('notPaid')}
        </h1>
        <PayHead payee={payee} amount={amount} currency={currency} />
        <p className={styles.text}>{text}</p>
      </div>
      <div className={styles.foot}>
        {onAgain && (
          <Button wide onPress={onAgain}>
            {t('common:retry')}
          </Button>
        )}
        <Button look={onAgain ? 'line' : 'main'} wide onPress={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  )
}
