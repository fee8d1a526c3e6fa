import { MessageCirclePlus, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLive, useStatus } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { GroupAvatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { useNaming } from './useNaming.ts'

/** `/contacts/groups`: every group that one is in, by name. */
export function GroupsPage() {
  const { t } = useTranslation('groups')
  const desktop = useDesktop()
  const { ready } = useStatus()
  const { compare } = useFormats()
  const naming = useNaming()
  const groups = useLive(async (queries) =>
    (await queries.conversations()).map(({ conversation }) => conversation).filter(({ kind }) => kind === 'group'),
  )
  const waiting = groups === undefined || naming === undefined || (groups.length === 0 && !ready)
  return (
    <>
      <AppBar
        title={t('title')}
        back={desktop ? undefined : '/contacts'}
        actions={<IconButton label={t('new')} icon={MessageCirclePlus} href="/chats/new-group" />}
      />
      <ScreenBody>
        {waiting ? (
          <Skeleton shape="rows" count={5} />
        ) : groups.length === 0 ? (
          <EmptyState icon={UsersRound} title={t('empty.title')} text={t('empty.text')}>
            <Button icon={MessageCirclePlus} href="/chats/new-group">
              {t('new')}
            </Button>
          </EmptyState>
        ) : (
          <Rows inset="tile" label={t('title')}>
            {groups
              .map((group) => ({ group, title: naming.title(group) || t('unnamed') }))
              .toSorted((one, other) => compare(one.title, other.title))
              .map(({ group, title }) => (
                <Row
                  key={group.id}
                  lead={<GroupAvatar {...naming.faces(group)} size={40} />}
                  title={<Bdi cut>{title}</Bdi>}
                  detail={t('people', { count: group.memberCount })}
                  href={`/chats/${group.id}`}
                />
              ))}
          </Rows>
        )}
      </ScreenBody>
    </>
  )
}
