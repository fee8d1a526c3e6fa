import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf, useFaceOf, useLive } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { DayRange } from '../../ui/DayRange.tsx'
import { useMoney } from '../../ui/money/index.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useReading } from '../contacts/pinyin.ts'
import { isNamed } from '../search/isNamed.ts'
import { kindGroupNames } from './entryLook.ts'
import styles from './FilterSheet.module.css'
import { type Filter, noFilter, spans } from './filters.ts'

interface FilterSheetProps {
  open: boolean
  filter: Filter
  currencies: readonly string[]
  onFilter: (filter: Filter) => void
  onClose: () => void
}

/** Narrows the statement while one looks: what is chosen counts at once. */
export function FilterSheet({ open, filter, currencies, onFilter, onClose }: FilterSheetProps) {
  const { t } = useTranslation(['wallet', 'common'])
  const money = useMoney()
  const { direction, groups, currency, span } = filter
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('filter.title')}
      foot={
        <>
          <Button wide onPress={onClose}>
            {t('common:done')}
          </Button>
          <Button look="line" wide onPress={() => onFilter({ ...noFilter, search: filter.search })}>
            {t('filter.reset')}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <Part title={t('filter.direction')}>
          <Chips
            label={t('filter.direction')}
            options={(['all', 'in', 'out'] as const).map((id) => ({ id, text: t(`direction.${id}`) }))}
            chosen={[direction]}
            onPress={(id) => onFilter({ ...filter, direction: id })}
          />
        </Part>
        <Part title={t('filter.kind')}>
          <Chips
            label={t('filter.kind')}
            options={kindGroupNames.map((id) => ({ id, text: t(`group.${id}`) }))}
            chosen={groups}
            onPress={(id) =>
              onFilter({
                ...filter,
                groups: groups.includes(id) ? groups.filter((each) => each !== id) : [...groups, id],
              })
            }
          />
        </Part>
        <Part title={t('filter.time')}>
          <Chips
            label={t('filter.time')}
            options={spans.map((id) => ({ id, text: t(`span.${id}`) }))}
            chosen={[span]}
            onPress={(id) => onFilter({ ...filter, span: id })}
          />
          {span === 'own' && (
            <DayRange
              from={t('filter.from')}
              to={t('filter.to')}
              fromDay={filter.fromDay}
              toDay={filter.toDay}
              onChange={(days) => onFilter({ ...filter, ...days })}
            />
          )}
        </Part>
        {currencies.length > 1 && (
          <Part title={t('filter.currency')}>
            <Chips
              label={t('filter.currency')}
              options={[
                { id: 'all', text: t('direction.all') },
                ...currencies.map((id) => ({ id, text: money.currencyName(id) })),
              ]}
              chosen={[currency ?? 'all']}
              onPress={(id) => onFilter({ ...filter, currency: id === 'all' ? null : id })}
            />
          </Part>
        )}
        <Part title={t('filter.person')}>
          <Person memberId={filter.memberId} onPerson={(memberId) => onFilter({ ...filter, memberId })} />
        </Part>
      </div>
    </Sheet>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.part}>
    <h3 className={styles.title}>{title}</h3>
    {children}
  </section>
)

const SHOWN = 5

function Person({ memberId, onPerson }: { memberId: string | null; onPerson: (memberId: string | null) => void }) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  const faceOf = useFaceOf()
  const [query, setQuery] = useState('')
  const relations = useLive((queries) => queries.relations()) ?? []
  const read = useReading(query, () => relations.map(nameOf))
  const found = relations
    .filter(({ state }) => state === 'contact')
    .map((relation) => ({ id: relation.member.id, name: nameOf(relation), relation }))
    .filter(({ id, name, relation }) =>
      query.trim() === ''
        ? id === memberId || memberId === null
        : isNamed(query, [name, relation.member.name, relation.member.handle], read),
    )
    .sort((a, b) => formats.compare(a.name, b.name))
    .slice(0, SHOWN)
  return (
    <>
      <SearchField label={t('filter.findPerson')} value={query} onChange={setQuery} />
      {found.length > 0 && (
        <Rows inset="avatar" bare>
          {found.map(({ id, name, relation }) => (
            <Row
              key={id}
              lead={<Avatar face={faceOf(relation.member, name)} size={40} />}
              title={<Bdi>{name}</Bdi>}
              pressed={id === memberId}
              chosen={id === memberId}
              onPress={() => {
                onPerson(id === memberId ? null : id)
                setQuery('')
              }}
            />
          ))}
        </Rows>
      )}
    </>
  )
}
