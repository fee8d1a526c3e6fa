import { useTranslation } from 'react-i18next'

const known = ['unverified', 'phone', 'document'] as const

/** The usual tiers by their names in the language; an operator's own ones as they are called. */
export function useTierName(): (tier: string) => string {
  const { t } = useTranslation('wallet')
  return (tier) => {
    const found = known.find((each) => each === tier)
    return found ? t(`tier.${found}`) : tier
  }
}
