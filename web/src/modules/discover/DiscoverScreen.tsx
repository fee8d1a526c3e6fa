import { Compass, LayoutGrid, ScanLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AppBar } from '../../ui/AppBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Tile } from '../../ui/Tile.tsx'
import { RecentPrograms } from '../miniPrograms/RecentPrograms.tsx'

/** What works is offered; what is still being built is named, and nothing pretends. */
export function DiscoverScreen() {
  const { t } = useTranslation('discover')
  return (
    <>
      <AppBar large title={t('title')} actions={<IconButton label={t('scan')} icon={ScanLine} href="/scan" />} />
      <ScreenBody>
        <Rows inset="tile">
          <Row lead={<Tile icon={ScanLine} />} title={t('scan')} strong detail={t('scanText')} href="/scan" />
          <Row
            lead={<Tile icon={LayoutGrid} />}
            title={t('programs')}
            strong
            detail={t('programsText')}
            href="/mini-programs"
          />
        </Rows>
        <RecentPrograms />
        <EmptyState icon={Compass} title={t('laterTitle')} text={t('laterText')} />
      </ScreenBody>
    </>
  )
}
