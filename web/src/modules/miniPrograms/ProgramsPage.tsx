import { LayoutGrid, Pin, PinOff, Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useLive, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { programHref } from './address.ts'
import { ProgramIcon } from './ProgramIcon.tsx'

/** `/mini-programs`: what was opened; what is kept stands first. */
export function ProgramsPage() {
  const { t } = useTranslation('miniPrograms')
  const { actions } = useSync()
  const { act } = useAct()
  const recents = useRecents()
  return (
    <>
      <AppBar title={t('title')} back="/discover" />
      <ScreenBody>
        {recents === undefined ? (
          <Skeleton shape="rows" />
        ) : recents.length === 0 ? (
          <EmptyState icon={LayoutGrid} title={t('empty.title')} text={t('empty.text')} />
        ) : (
          <Rows inset="tile" label={t('recent')}>
            {recents.map(({ program, pinned, stage }) => (
              <Row
                key={program.id}
                lead={<ProgramIcon program={program} size={44} />}
                title={<Bdi cut>{program.name}</Bdi>}
                {...(stage === 'preview' && { detail: t('preview') })}
                href={programHref({ programId: program.id, from: 'recent' })}
                arrow={false}
                actions={
                  <>
                    <IconButton
                      label={pinned ? t('menu.unpin') : t('menu.pin')}
                      icon={pinned ? PinOff : Pin}
                      size={20}
                      pressed={pinned}
                      onPress={() => void act(() => actions.pinProgram(program.id, !pinned))}
                    />
                    <IconButton
                      label={t('forget', { name: program.name })}
                      icon={Trash2}
                      size={20}
                      onPress={() => void act(() => actions.forgetProgram(program.id))}
                    />
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </ScreenBody>
    </>
  )
}

/** Undefined while nothing is known of them. */
export function useRecents() {
  const { actions } = useSync()
  const recents = useLive((queries) => queries.recentPrograms())
  useEffect(() => {
    actions.loadRecentPrograms().catch((error) => console.debug(error))
  }, [actions])
  return recents ?? undefined
}
