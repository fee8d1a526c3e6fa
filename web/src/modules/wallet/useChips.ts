import { useTranslation } from 'react-i18next'
import { nameOf, useLive } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { useMoney } from '../../ui/money/index.ts'
import type { Filter } from './filters.ts'

export interface Chip {
  key: string
  text: string
  onRemove: () => void
}

/** What a statement is narrowed to, in words, each with how it is taken away. */
export function useChips(filter: Filter, onFilter: (filter: Filter) => void): Chip[] {
  const { t } = useTranslation('wallet')
  const money = useMoney()
  const formats = useFormats()
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const { direction, groups, memberId, currency, span, fromDay, toDay } = filter
  const personName = (id: string): string => {
    const relation = relations?.find(({ member }) => member.id === id)
    return relation ? nameOf(relation) : (people?.get(id)?.name ?? t('filter.person'))
  }
  const day = (text: string) => formats.date(new Date(`${text}T12:00`))
  const spanText = () => {
    if (span !== 'own') return t(`span.${span}`)
    if (fromDay !== '' && toDay !== '') return t('filter.between', { from: day(fromDay), to: day(toDay) })
    if (fromDay !== '') return t('filter.since', { from: day(fromDay) })
    return toDay === '' ? t('span.own') : t('filter.until', { to: day(toDay) })
  }
  return [
    ...(direction === 'all'
      ? []
      : [
          {
            key: 'direction',
            text: t(`direction.${direction}`),
            onRemove: () => onFilter({ ...filter, direction: 'all' }),
          },
        ]),
    ...groups.map((group) => ({
      key: group,
      text: t(`group.${group}`),
      onRemove: () => onFilter({ ...filter, groups: groups.filter((each) => each !== group) }),
    })),
    ...(memberId === null
      ? []
      : [{ key: 'person', text: personName(memberId), onRemove: () => onFilter({ ...filter, memberId: null }) }]),
    ...(span === 'all'
      ? []
      : [
          {
            key: 'span',
            text: spanText(),
            onRemove: () => onFilter({ ...filter, span: 'all', fromDay: '', toDay: '' }),
          },
        ]),
    ...(currency === null
      ? []
      : [
          {
            key: 'currency',
            text: money.currencyName(currency),
            onRemove: () => onFilter({ ...filter, currency: null }),
          },
        ]),
  ]
}
