import type { Charge } from '@sampan/contract'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useStatus } from '../../app/sync/index.ts'
import { PaidPage } from '../../ui/money/index.ts'
import { StallTile } from '../merchants/StallTile.tsx'
import { PaidOverlay } from './PaidOverlay.tsx'

/**
 * The page of success for what a till charges while one's code is shown.
 * @param onCharged a code was used, also where the PIN is still to be asked for
 */
export function usePaidCharge(onCharged: () => void): ReactNode {
  const { t } = useTranslation('money')
  const { memberId } = useStatus()
  const charges = useLive((queries) => queries.ownCharges())
  const known = useRef<Set<string>>(undefined)
  const [paid, setPaid] = useState<Charge>()
  const charged = useEffectEvent(onCharged)

  useEffect(() => {
    if (!charges || memberId === null) return
    const keyOf = ({ id, state }: Charge) => `${id} ${state}`
    const fresh = charges.filter((charge) => known.current && !known.current.has(keyOf(charge)))
    known.current = new Set(charges.map(keyOf))
    for (const charge of fresh) {
      if (charge.state === 'paid') setPaid(charge)
      if (charge.state === 'paid' || charge.state === 'waiting') charged()
    }
  }, [charges, memberId])

  return (
    <PaidOverlay label={t('paid')} open={paid !== undefined} onClose={() => setPaid(undefined)}>
      {paid && (
        <PaidPage
          payee={{ name: paid.stall.name, lead: <StallTile category={paid.stall.category} size={20} /> }}
          amount={paid.amount}
          currency={paid.currency}
          onDone={() => setPaid(undefined)}
        />
      )}
    </PaidOverlay>
  )
}
