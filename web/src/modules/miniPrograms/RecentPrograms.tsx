import { Card } from '../../ui/Row.tsx'
import { useRecents } from './ProgramsPage.tsx'
import { RecentTiles } from './RecentTiles.tsx'

/** On Discover: nothing while none was opened. */
export function RecentPrograms() {
  const recents = useRecents()
  if (!recents || recents.length === 0) return null
  return (
    <Card>
      <RecentTiles recents={recents} />
    </Card>
  )
}
