import type { Relation } from '@sampan/contract'
import { Check, SearchX, X } from 'lucide-react'
import { type RefObject, useMemo, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { Virtualizer } from 'virtua'
import { nameOf, useFaceOf, useOnlineMembers } from '../../app/sync/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { TagFilter } from '../contacts/tags/TagFilter.tsx'
import { useTagsOf } from '../contacts/tags/useTags.ts'
import { useSections } from '../contacts/useSections.ts'
import styles from './PeoplePicker.module.css'

interface PeoplePickerProps {
  /** Undefined while they load. */
  people: readonly Relation[] | undefined
  /** Ids in the order of choosing. */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Contacts A–Z to tick; those who are ticked stand above as chips. */
export function PeoplePicker({ people, chosen, onChange }: PeoplePickerProps) {
  const { t } = useTranslation(['groups', 'contacts', 'people'])
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const tags = useTagsOf(people)
  const [tagId, setTagId] = useState<string>()
  const filter = tags.some(({ id }) => id === tagId) ? tagId : undefined
  const shown = useMemo(
    () => (filter === undefined ? people : people?.filter(({ tagIds }) => tagIds.includes(filter))),
    [people, filter],
  )
  const sections = useSections(shown, query)
  const missing = filter === undefined ? [] : (shown ?? []).filter(({ member }) => !chosen.includes(member.id))
  const set = (id: string, on: boolean) => {
    onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id))
    // Whoever was searched for is found: the next one can be typed at once.
    if (on && query !== '') {
      setQuery('')
      field.current?.focus()
    }
  }
  return (
    <div className={styles.picker} {...useArrowKeys(field)}>
      <Chips people={people} chosen={chosen} onRemove={(id) => set(id, false)} />
      <div className={styles.search}>
        <SearchField label={t('contacts:search')} value={query} onChange={setQuery} inputRef={field} />
      </div>
      <TagFilter tags={tags} chosen={filter} onChoose={setTagId} />
      {missing.length > 0 && query === '' && (
        <Button look="plain" small onPress={() => onChange([...chosen, ...missing.map(({ member }) => member.id)])}>
          {t('people:chooseAll', { count: missing.length })}
        </Button>
      )}
      {sections === undefined ? (
        <Skeleton shape="rows" />
      ) : sections.length === 0 ? (
        <EmptyState icon={SearchX} title={t('nobodyFound', { query })} />
      ) : (
        <Choices sections={sections} chosen={chosen} onSet={set} />
      )}
    </div>
  )
}

function Chips({
  people,
  chosen,
  onRemove,
}: {
  people: readonly Relation[] | undefined
  chosen: readonly string[]
  onRemove: (id: string) => void
}) {
  const { t } = useTranslation('groups')
  const faceOf = useFaceOf()
  const byId = useMemo(() => new Map(people?.map((person) => [person.member.id, person])), [people])
  if (chosen.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t('chosen', { count: chosen.length })}>
      {chosen.map((id) => {
        const person = byId.get(id)
        if (!person) return null
        const name = nameOf(person)
        return (
          <li key={id}>
            <AriaButton className={styles.chip ?? ''} aria-label={t('unchoose', { name })} onPress={() => onRemove(id)}>
              <Avatar face={faceOf(person.member, name)} size={28} />
              <Bdi cut>{name}</Bdi>
              <Icon of={X} size={16} />
            </AriaButton>
          </li>
        )
      })}
    </ul>
  )
}

interface ChoicesProps {
  sections: NonNullable<ReturnType<typeof useSections>>
  chosen: readonly string[]
  onSet: (id: string, on: boolean) => void
}

function Choices({ sections, chosen, onSet }: ChoicesProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const faceOf = useFaceOf()
  const online = useOnlineMembers()
  const ticked = useMemo(() => new Set(chosen), [chosen])
  return (
    <div ref={scroll} className={styles.scroll}>
      <Virtualizer as={AsList} item="li" scrollRef={scroll as RefObject<HTMLElement | null>} itemSize={56}>
        {sections.flatMap(({ heading, items }) => [
          <h2 key={`#${heading}`} className={styles.heading}>
            {heading}
          </h2>,
          ...items.map((person) => {
            const { id } = person.member
            const on = ticked.has(id)
            return (
              <label key={id} className={styles.row}>
                <input
                  type="checkbox"
                  data-row=""
                  className={styles.box}
                  checked={on}
                  onChange={(event) => onSet(id, event.target.checked)}
                />
                <span className={classes(styles.tick, on && styles.on)} aria-hidden>
                  <Icon of={Check} size={16} />
                </span>
                <Avatar face={faceOf(person.member, person.remark)} size={40} online={online.has(id)} />
                <span className={styles.name}>
                  <Bdi cut>{nameOf(person)}</Bdi>
                </span>
              </label>
            )
          }),
        ])}
      </Virtualizer>
    </div>
  )
}

/** The list with its name: virtua passes only style and ref on. */
function AsList(props: React.HTMLAttributes<HTMLUListElement> & { ref?: React.Ref<HTMLUListElement> }) {
  const { t } = useTranslation('groups')
  return <ul {...props} aria-label={t('choose')} />
}
