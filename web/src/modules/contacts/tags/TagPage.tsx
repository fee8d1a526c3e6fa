import { Ellipsis, Pencil, Tag, Trash2, UserPlus, UsersRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { TextSheet } from '../../../app/forms/TextSheet.tsx'
import { useAct, useFaceOf, useLive, useOnlineMembers, useStatus, useSync } from '../../../app/sync/index.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Bdi } from '../../../ui/Bdi.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ConfirmSheet } from '../../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { PeoplePicker } from '../../groups/PeoplePicker.tsx'
import { contactsAmong, useSections } from '../useSections.ts'
import { tagNameLengthMax } from './rules.ts'
import styles from './tags.module.css'
import { useTags } from './useTags.ts'

type Parameters = Readonly<Record<string, string>>

/** One's contacts, and which of them stand under a tag. */
function useTagged(tagId: string) {
  const tags = useTags()
  const relations = useLive((queries) => queries.relations())
  const contacts = useMemo(() => relations && contactsAmong(relations), [relations])
  const under = useMemo(() => contacts?.filter(({ tagIds }) => tagIds.includes(tagId)), [contacts, tagId])
  return { tag: tags?.find(({ id }) => id === tagId), isLoading: tags === undefined || !contacts, contacts, under }
}

/** `/contacts/tags/:tagId`: who stands under a tag. */
export function TagPage({ parameters }: { parameters: Parameters }) {
  const { t } = useTranslation(['people', 'common'])
  const tagId = parameters.tagId ?? ''
  const { actions } = useSync()
  const { act } = useAct()
  const { upToDate } = useStatus()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<'name' | 'remove'>()
  const { tag, isLoading, under } = useTagged(tagId)
  const close = () => setAsking(undefined)
  const choose = `/contacts/tags/${tagId}/choose`
  return (
    <>
      <AppBar
        title={tag ? <Bdi cut>{tag.name}</Bdi> : t('tags.menu')}
        back="/contacts/tags"
        actions={
          tag && (
            <>
              <IconButton label={t('tags.choose')} icon={UserPlus} href={choose} />
              <Menu
                label={t('tags.menu')}
                entries={[
                  { id: 'name', text: t('tags.rename'), icon: Pencil, onPress: () => setAsking('name') },
                  {
                    id: 'remove',
                    text: t('tags.remove'),
                    icon: Trash2,
                    destroys: true,
                    onPress: () => setAsking('remove'),
                  },
                ]}
              >
                <IconButton label={t('tags.menu')} icon={Ellipsis} />
              </Menu>
            </>
          )
        }
      />
      <ScreenBody>
        {isLoading || (!tag && !upToDate) ? (
          <Skeleton shape="rows" />
        ) : !tag ? (
          <EmptyState icon={Tag} title={t('tags.gone')} />
        ) : under?.length === 0 ? (
          <EmptyState icon={UsersRound} title={t('tags.nobody.title')} text={t('tags.nobody.text')}>
            <Button icon={UserPlus} href={choose}>
              {t('tags.choose')}
            </Button>
          </EmptyState>
        ) : (
          <People people={under} label={tag.name} />
        )}
      </ScreenBody>
      {tag && (
        <>
          <TextSheet
            open={asking === 'name'}
            title={t('tags.rename')}
            label={t('tags.name')}
            lengthMax={tagNameLengthMax}
            text={tag.name}
            onSave={async (name) => {
              if (name !== null) await actions.renameTag(tagId, name)
            }}
            onClose={close}
          />
          <ConfirmSheet
            open={asking === 'remove'}
            title={t('tags.removeAsk', { name: tag.name })}
            text={t('tags.removeText')}
            action={t('tags.remove')}
            destroys
            onConfirm={() =>
              void act(
                () => actions.removeTag(tagId),
                () => navigate('/contacts/tags', { replace: true }),
              )
            }
            onClose={close}
          />
        </>
      )}
    </>
  )
}

function People({ people, label }: { people: ReturnType<typeof useTagged>['under']; label: string }) {
  const faceOf = useFaceOf()
  const online = useOnlineMembers()
  const sections = useSections(people, '')
  return (
    <Rows inset="avatar" label={label}>
      {(sections ?? []).flatMap(({ items }) =>
        items.map(({ member, remark }) => (
          <Row
            key={member.id}
            lead={<Avatar face={faceOf(member, remark)} size={40} online={online.has(member.id)} />}
            title={<Bdi cut>{remark ?? member.name}</Bdi>}
            href={`/contacts/${member.id}`}
            arrow={false}
          />
        )),
      )}
    </Rows>
  )
}

/** `/contacts/tags/:tagId/choose`: ticks who belongs under a tag. */
export function ChooseTaggedPage({ parameters }: { parameters: Parameters }) {
  const { t } = useTranslation(['people', 'common'])
  const tagId = parameters.tagId ?? ''
  const here = `/contacts/tags/${tagId}`
  const { tag, contacts, under } = useTagged(tagId)
  return (
    <>
      <AppBar title={tag ? <Bdi cut>{tag.name}</Bdi> : t('tags.choose')} back={here} />
      {contacts && under ? <Choosing tagId={tagId} contacts={contacts} under={under} /> : <Skeleton shape="rows" />}
    </>
  )
}

type Loaded = Required<Pick<ReturnType<typeof useTagged>, 'contacts' | 'under'>>

function Choosing({
  tagId,
  contacts,
  under,
}: { tagId: string } & { [Name in keyof Loaded]: NonNullable<Loaded[Name]> }) {
  const { t } = useTranslation('common')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const [before] = useState(() => under.map(({ member }) => member.id))
  const [chosen, setChosen] = useState<readonly string[]>(before)
  const added = chosen.filter((id) => !before.includes(id))
  const removed = before.filter((id) => !chosen.includes(id))
  const save = () =>
    void act(
      () => actions.tagContacts(tagId, added, removed),
      () => navigate(`/contacts/tags/${tagId}`, { replace: true }),
    )
  return (
    <div className={styles.picking}>
      <PeoplePicker people={contacts} chosen={chosen} onChange={setChosen} />
      <footer className={styles.foot}>
        <Button wide busy={pending} disabled={added.length + removed.length === 0} onPress={save}>
          {t('save')}
        </Button>
      </footer>
    </div>
  )
}
