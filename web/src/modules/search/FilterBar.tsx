import { CalendarDays, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chips.tsx'
import { DayRange } from '../../ui/DayRange.tsx'
import type { Face } from '../../ui/face.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useReading } from '../contacts/pinyin.ts'
import { type Filter, kindGroupNames } from './filters.ts'
import { isNamed } from './isNamed.ts'
import styles from './Search.module.css'

/** Who may have said something. `shown` stands for the name in words, such as “You”. */
export interface Speaker extends Face {
  shown?: string
}

const shownOf = ({ name, shown = name }: Speaker): string => shown

interface FilterBarProps {
  filter: Filter
  onFilter: (filter: Filter) => void
  /** Who may have said it. */
  people: readonly Speaker[]
}

/** One line of choices that scrolls sideways: by whom, when, what. */
export function FilterBar({ filter, onFilter, people }: FilterBarProps) {
  const { t } = useTranslation('search')
  const [choosing, setChoosing] = useState<'person' | 'time'>()
  const { senderId, fromDay, toDay, kind } = filter
  const sender = people.find(({ id }) => id === senderId)
  return (
    <>
      <fieldset className={styles.filters} aria-label={t('filters')}>
        <Chip small chosen={sender !== undefined} onPress={() => setChoosing('person')}>
          <Icon of={UserRound} size={16} />
          {sender ? <Bdi>{shownOf(sender)}</Bdi> : t('person')}
        </Chip>
        <Chip small chosen={fromDay !== '' || toDay !== ''} onPress={() => setChoosing('time')}>
          <Icon of={CalendarDays} size={16} />
          <Time fromDay={fromDay} toDay={toDay} />
        </Chip>
        {kindGroupNames.map((name) => (
          <Chip
            key={name}
            small
            chosen={kind === name}
            onPress={() => onFilter({ ...filter, kind: kind === name ? null : name })}
          >
            {t(`group.${name}`)}
          </Chip>
        ))}
      </fieldset>
      <PersonSheet
        open={choosing === 'person'}
        people={people}
        senderId={senderId}
        onPerson={(id) => {
          onFilter({ ...filter, senderId: id })
          setChoosing(undefined)
        }}
        onClose={() => setChoosing(undefined)}
      />
      <TimeSheet
        open={choosing === 'time'}
        filter={filter}
        onFilter={onFilter}
        onClose={() => setChoosing(undefined)}
      />
    </>
  )
}

function Time({ fromDay, toDay }: { fromDay: string; toDay: string }) {
  const { t } = useTranslation('search')
  const { date } = useFormats()
  const shown = (day: string) => date(new Date(`${day}T00:00`))
  if (fromDay !== '' && toDay !== '') return t('fromTo', { from: shown(fromDay), to: shown(toDay) })
  if (fromDay !== '') return t('since', { from: shown(fromDay) })
  if (toDay !== '') return t('until', { to: shown(toDay) })
  return t('time')
}

interface PersonSheetProps {
  open: boolean
  people: readonly Speaker[]
  senderId: string | null
  onPerson: (memberId: string | null) => void
  onClose: () => void
}

const PEOPLE_SHOWN_MAX = 50

function PersonSheet({ open, people, senderId, onPerson, onClose }: PersonSheetProps) {
  const { t } = useTranslation('search')
  const { compare } = useFormats()
  const [query, setQuery] = useState('')
  const read = useReading(query, () => people.map(({ name }) => name))
  const shown = people
    .filter((person) => isNamed(query, [person.name, shownOf(person)], read))
    .sort((a, b) => compare(shownOf(a), shownOf(b)))
    .slice(0, PEOPLE_SHOWN_MAX)
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('person')}
      foot={
        senderId !== null && (
          <Button look="line" wide onPress={() => onPerson(null)}>
            {t('anyone')}
          </Button>
        )
      }
    >
      <SearchField label={t('findPerson')} value={query} onChange={setQuery} />
      <Rows inset="avatar" bare>
        {shown.map((face) => (
          <Row
            key={face.id}
            lead={<Avatar face={face} size={40} />}
            title={<Bdi>{shownOf(face)}</Bdi>}
            pressed={face.id === senderId}
            chosen={face.id === senderId}
            onPress={() => onPerson(face.id === senderId ? null : face.id)}
          />
        ))}
      </Rows>
    </Sheet>
  )
}

interface TimeSheetProps {
  open: boolean
  filter: Filter
  onFilter: (filter: Filter) => void
  onClose: () => void
}

function TimeSheet({ open, filter, onFilter, onClose }: TimeSheetProps) {
  const { t } = useTranslation(['search', 'common'])
  const { fromDay, toDay } = filter
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('time')}
      foot={
        <>
          <Button wide onPress={onClose}>
            {t('common:done')}
          </Button>
          {(fromDay !== '' || toDay !== '') && (
            <Button look="line" wide onPress={() => onFilter({ ...filter, fromDay: '', toDay: '' })}>
              {t('anyTime')}
            </Button>
          )}
        </>
      }
    >
      <DayRange
        from={t('from')}
        to={t('to')}
        fromDay={fromDay}
        toDay={toDay}
        onChange={(days) => onFilter({ ...filter, ...days })}
      />
    </Sheet>
  )
}
