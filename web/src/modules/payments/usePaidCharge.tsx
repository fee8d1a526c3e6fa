import type { Charge } from '@sampan/contract'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useStatus } from '../../app/sync/index.ts'
import { FullPage, PaidPage } from '../../ui/money/index.ts'
import { StallTile } from '../merchants/StallTile.tsx'

/**
 * The page of success for what a till charges at once while one's code is shown. What waited for the PIN first has a page
 * of success where it was agreed to.
 * @param onCharged a code was used, also where the PIN is still to be asked for
 */
export function usePaidCharge(onCharged: () => void): ReactNode {
  const { t } = useTranslation('money')
  const { memberId } = useStatus()
  const charges = useLive((queries) => queries.ownCharges())
  const known = useRef<Map<string, Charge['state']>>(undefined)
  const [paid, setPaid] = useState<Charge>()
  const charged = useEffectEvent(onCharged)

  useEffect(() => {
    if (!charges || memberId === null) return
    const before = known.current
    known.current = new Map(charges.map(({ id, state }) => [id, state]))
    if (!before) return
    for (const charge of charges.filter(({ id }) => !before.has(id))) {
      if (charge.state === 'paid') setPaid(charge)
      if (charge.state === 'paid' || charge.state === 'waiting') charged()
    }
  }, [charges, memberId])

  return (
    <FullPage label={t('paid')} open={paid !== undefined} onClose={() => setPaid(undefined)}>
      {paid && (
        <PaidPage
          payee={{ name: paid.stall.name, lead: <StallTile category={paid.stall.category} size={20} /> }}
          amount={paid.amount}
          currency={paid.currency}
          onDone={() => setPaid(undefined)}
        />
      )}
    </FullPage>
  )
}
