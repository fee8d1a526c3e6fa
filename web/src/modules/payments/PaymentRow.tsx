import type { Payment } from '@sampan/contract'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { MoneyText } from '../../ui/money/index.ts'
import styles from './PaymentRow.module.css'
import { usePartyFace } from './usePartyFace.ts'

/** A payment that came in: from whom, when, how, how much. Leads to its receipt. */
export function PaymentRow({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const formats = useFormats()
  const now = useNow()
  const face = usePartyFace()(payment.payer)
  return (
    <li>
      <Link href={`/me/wallet/entries/${payment.id}`} className={styles.row ?? ''}>
        <Avatar face={face} size={40} />
        <span className={styles.words}>
          <span className={styles.name}>
            <Bdi cut>{face.name}</Bdi>
          </span>
          <span className={styles.detail}>
            {formats.moment(new Date(payment.at), now)}
            {' · '}
            {t(`way.${payment.way}`)}
            {payment.note !== '' && (
              <>
                {' · '}
                <Bdi>{payment.note}</Bdi>
              </>
            )}
          </span>
        </span>
        <MoneyText amount={payment.amount} currency={payment.currency} sign="both" strong tinted />
      </Link>
    </li>
  )
}
