import type { PlaceBody } from '@sampan/contract'
import { LocateFixed, SendHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { degrees } from './places.ts'
import styles from './SendPlaceSheet.module.css'

const LOOK_MS_MAX = 15_000

interface SendPlaceSheetProps {
  open: boolean
  onClose: () => void
  onSend: (place: PlaceBody) => void
}

const nothing = { latitude: '', longitude: '', name: '', address: '' }

/** Where one is, asked for only by a press, or a spot that is typed. */
export default function SendPlaceSheet({ open, onClose, onSend }: SendPlaceSheetProps) {
  const { t } = useTranslation('messages')
  const [place, setPlace] = useState(nothing)
  const [state, setState] = useState<'still' | 'looking' | 'refused' | 'unknown'>('still')
  const latitude = degrees(place.latitude, 90)
  const longitude = degrees(place.longitude, 180)
  const close = () => {
    setPlace(nothing)
    setState('still')
    onClose()
  }
  const locate = () => {
    if (!('geolocation' in navigator)) return setState('unknown')
    setState('looking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('still')
        setPlace((now) => ({ ...now, latitude: coords.latitude.toFixed(6), longitude: coords.longitude.toFixed(6) }))
      },
      ({ code, PERMISSION_DENIED }) => setState(code === PERMISSION_DENIED ? 'refused' : 'unknown'),
      { enableHighAccuracy: true, timeout: LOOK_MS_MAX },
    )
  }
  const change = (change: Partial<typeof nothing>) => setPlace((now) => ({ ...now, ...change }))
  return (
    <Sheet
      open={open}
      onClose={close}
      title={t('place.send')}
      foot={
        <Button
          wide
          arrow={SendHorizontal}
          disabled={latitude === undefined || longitude === undefined}
          onPress={() => {
            if (latitude === undefined || longitude === undefined) return
            onSend({
              kind: 'place',
              latitude,
              longitude,
              name: place.name.trim(),
              address: place.address.trim(),
            })
            close()
          }}
        >
          {t('place.send')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Button look="soft" wide icon={LocateFixed} disabled={state === 'looking'} onPress={locate}>
          {t(state === 'looking' ? 'place.looking' : 'place.here')}
        </Button>
        {(state === 'refused' || state === 'unknown') && (
          <p role="alert" className={styles.problem}>
            {t(`place.${state}`)}
          </p>
        )}
        <div className={styles.pair}>
          <TextField
            label={t('place.latitude')}
            value={place.latitude}
            onChange={(latitude) => change({ latitude })}
            latin
            lengthMax={20}
          />
          <TextField
            label={t('place.longitude')}
            value={place.longitude}
            onChange={(longitude) => change({ longitude })}
            latin
            lengthMax={20}
          />
        </div>
        <TextField label={t('place.name')} value={place.name} onChange={(name) => change({ name })} lengthMax={100} />
        <TextField
          label={t('place.address')}
          value={place.address}
          onChange={(address) => change({ address })}
          lengthMax={200}
        />
      </div>
    </Sheet>
  )
}
