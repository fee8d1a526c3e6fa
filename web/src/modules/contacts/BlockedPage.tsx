import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nameOf, useAct, useFaceOf, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** `/me/settings/blocked` */
export function BlockedPage() {
  const { t } = useTranslation('contacts')
  const { actions } = useSync()
  const { act } = useAct()
  const { ready } = useStatus()
  const faceOf = useFaceOf()
  const { compare } = useFormats()
  const blocked = useLive(async (queries) => (await queries.relations()).filter((relation) => relation.blocked))
  const sorted = blocked?.toSorted((one, other) => compare(nameOf(one), nameOf(other)))
  return (
    <>
      <AppBar title={t('blockedPeople.title')} back="/me/settings" />
      <ScreenBody>
        {sorted === undefined || (sorted.length === 0 && !ready) ? (
          <Skeleton shape="rows" count={3} />
        ) : sorted.length === 0 ? (
          <EmptyState icon={ShieldCheck} title={t('blockedPeople.empty')} text={t('blockedPeople.text')} />
        ) : (
          <Rows inset="tile" label={t('blockedPeople.title')}>
            {sorted.map((relation) => (
              <Row
                key={relation.member.id}
                lead={<Avatar face={faceOf(relation.member)} size={40} />}
                title={<Bdi>{nameOf(relation)}</Bdi>}
                detail={<bdi dir="ltr">@{relation.member.handle}</bdi>}
                actions={
                  <Button look="plain" small onPress={() => void act(() => actions.unblockMember(relation.member.id))}>
                    {t('unblock')}
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
      </ScreenBody>
    </>
  )
}
