import type { PlaceBody } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import { PlaceView } from '../places/PlaceView.tsx'

interface PlaceSheetProps {
  place: PlaceBody
  zoom: number
  onClose: () => void
}

/** A place that a program shows on the app's own map. */
export default function PlaceSheet({ place, zoom, onClose }: PlaceSheetProps) {
  const { t } = useTranslation('messages')
  return (
    <Sheet open title={t('place.title')} onClose={onClose}>
      <PlaceView place={place} zoom={zoom} />
    </Sheet>
  )
}
