import { Plus, Tag, Tags } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { TextSheet } from '../../../app/forms/TextSheet.tsx'
import { useLive, useSync } from '../../../app/sync/index.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Bdi } from '../../../ui/Bdi.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useDesktop } from '../../../ui/useMediaQuery.ts'
import { contactsAmong } from '../useSections.ts'
import { tagNameLengthMax } from './rules.ts'
import { useTags } from './useTags.ts'

/** `/contacts/tags`: one's tags, and how many stand under each. */
export function TagsPage() {
  const { t } = useTranslation('people')
  const { actions } = useSync()
  const desktop = useDesktop()
  const [, navigate] = useLocation()
  const [making, setMaking] = useState(false)
  const tags = useTags()
  const relations = useLive((queries) => queries.relations())
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { tagIds } of contactsAmong(relations ?? []))
      for (const id of tagIds) found.set(id, (found.get(id) ?? 0) + 1)
    return found
  }, [relations])
  const make = async (name: string | null) => {
    if (name !== null) navigate(`/contacts/tags/${await actions.makeTag(name)}`)
  }
  return (
    <>
      <AppBar
        title={t('tags.title')}
        back={desktop ? undefined : '/contacts'}
        actions={<IconButton label={t('tags.make')} icon={Plus} onPress={() => setMaking(true)} />}
      />
      <ScreenBody>
        {tags === undefined || relations === undefined ? (
          <Skeleton shape="rows" />
        ) : tags.length === 0 ? (
          <EmptyState icon={Tags} title={t('tags.empty.title')} text={t('tags.empty.text')}>
            <Button icon={Plus} onPress={() => setMaking(true)}>
              {t('tags.make')}
            </Button>
          </EmptyState>
        ) : (
          <Rows label={t('tags.title')}>
            {tags.map(({ id, name }) => (
              <Row
                key={id}
                icon={Tag}
                title={<Bdi cut>{name}</Bdi>}
                detail={t('tags.people', { count: counts.get(id) ?? 0 })}
                href={`/contacts/tags/${id}`}
              />
            ))}
          </Rows>
        )}
      </ScreenBody>
      <TextSheet
        open={making}
        title={t('tags.make')}
        label={t('tags.name')}
        lengthMax={tagNameLengthMax}
        text={null}
        onSave={make}
        onClose={() => setMaking(false)}
      />
    </>
  )
}
