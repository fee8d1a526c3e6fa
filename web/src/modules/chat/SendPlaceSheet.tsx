import type { NearPlace, PlaceBody } from '@sampan/contract'
import { LocateFixed, Pencil, SendHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { MapBox } from '../places/MapBox.tsx'
import { useMapFacts } from '../places/mapFacts.ts'
import { NearList } from '../places/NearList.tsx'
import { metresApart, type Spot } from '../places/tileMath.ts'
import { useNear } from '../places/useNear.ts'
import { degrees } from './places.ts'
import styles from './SendPlaceSheet.module.css'

const LOOK_MS_MAX = 15_000
const ZOOM = 16
/** From here on the pin means a spot and not a country. */
const ZOOM_MEANT_MIN = 11
/** Moved farther from a chosen place than this, the pin means something else. */
const METRES_STILL = 40

interface SendPlaceSheetProps {
  open: boolean
  onClose: () => void
  onSend: (place: PlaceBody) => void
  /** Where it is for something else than a conversation. */
  words?: { title: string; text: string; action: string }
  /** Where the map begins; without it where one sent a place last. */
  around?: Spot | undefined
}

const nothing = { latitude: '', longitude: '', name: '', address: '' }
const lastKey = 'sampan.lastSpot'

/** Where one is, asked for only by a press; a place nearby; or any spot of the map. */
export default function SendPlaceSheet({ open, onClose, onSend, words, around }: SendPlaceSheetProps) {
  const { t } = useTranslation(['messages', 'places'])
  const { tiles, placesKnown } = useMapFacts()
  const [place, setPlace] = useState(() => (around ? { ...nothing, ...typed(around) } : nothing))
  const [chosen, setChosen] = useState<NearPlace>()
  const [view, setView] = useState(() => (around ? { ...around, zoom: ZOOM } : firstView()))
  const [text, setText] = useState('')
  const [typing, setTyping] = useState(false)
  const [state, setState] = useState<'still' | 'looking' | 'refused' | 'unknown'>('still')
  const latitude = degrees(place.latitude, 90)
  const longitude = degrees(place.longitude, 180)
  const spot = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
  const near = useNear(placesKnown ? spot : undefined, text)

  const change = (change: Partial<typeof nothing>) => setPlace((now) => ({ ...now, ...change }))
  const goTo = ({ latitude, longitude }: Spot) => {
    change(typed({ latitude, longitude }))
    setView({ latitude, longitude, zoom: ZOOM })
  }
  const locate = () => {
    if (!('geolocation' in navigator)) return setState('unknown')
    setState('looking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('still')
        setChosen(undefined)
        goTo(coords)
      },
      ({ code, PERMISSION_DENIED }) => setState(code === PERMISSION_DENIED ? 'refused' : 'unknown'),
      { enableHighAccuracy: true, timeout: LOOK_MS_MAX },
    )
  }
  const follow = (to: Spot, zoom: number) => {
    if (zoom < ZOOM_MEANT_MIN) return change({ latitude: '', longitude: '' })
    if (chosen && metresApart(to, spotOf(chosen)) <= METRES_STILL) return
    setChosen(undefined)
    change(typed(to))
  }
  const choose = (found: NearPlace) => {
    setChosen(found)
    goTo(spotOf(found))
  }
  const send = () => {
    const sent = chosen ?? { ...spot, name: place.name.trim(), address: place.address.trim() }
    if (sent.latitude === undefined || sent.longitude === undefined) return
    keepSpot({ latitude: Number(sent.latitude), longitude: Number(sent.longitude) })
    const { name, address } = sent
    onSend({ kind: 'place', latitude: sent.latitude, longitude: sent.longitude, name, address })
    onClose()
  }
  const coordinates = !tiles || typing
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={words?.title ?? t('place.send')}
      foot={
        <Button
          wide
          arrow={words ? undefined : SendHorizontal}
          disabled={chosen === undefined && spot === undefined}
          onPress={send}
        >
          {words?.action ?? t('place.send')}
        </Button>
      }
    >
      <div className={styles.form}>
        {words && <p className={styles.quiet}>{words.text}</p>}
        <MapBox label={t('places:choose')} view={view} pin="middle" onMoved={follow}>
          {tiles && (
            <IconButton
              look="card"
              label={t('places:mine')}
              icon={LocateFixed}
              disabled={state === 'looking'}
              onPress={locate}
            />
          )}
        </MapBox>
        {!tiles && (
          <Button look="soft" wide icon={LocateFixed} disabled={state === 'looking'} onPress={locate}>
            {t(state === 'looking' ? 'place.looking' : 'place.here')}
          </Button>
        )}
        {(state === 'refused' || state === 'unknown') && (
          <p role="alert" className={styles.quiet}>
            {t(`place.${state}`)}
          </p>
        )}
        {coordinates && (
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
        )}
        {chosen === undefined && (coordinates || spot !== undefined) && (
          <>
            <TextField
              label={t('place.name')}
              value={place.name}
              onChange={(name) => change({ name })}
              lengthMax={100}
            />
            {coordinates && (
              <TextField
                label={t('place.address')}
                value={place.address}
                onChange={(address) => change({ address })}
                lengthMax={200}
              />
            )}
          </>
        )}
        {placesKnown && (
          <>
            <SearchField label={t('places:find')} value={text} onChange={setText} />
            <NearList near={near} named={text.trim() !== ''} chosen={chosen} onChoose={choose} />
          </>
        )}
        {tiles && !typing && (
          <Button look="plain" small icon={Pencil} onPress={() => setTyping(true)}>
            {t('places:type')}
          </Button>
        )}
      </div>
    </Sheet>
  )
}

const typed = ({ latitude, longitude }: Spot) => ({
  latitude: latitude.toFixed(6),
  longitude: longitude.toFixed(6),
})

const spotOf = ({ latitude, longitude }: NearPlace): Spot => ({
  latitude: Number(latitude),
  longitude: Number(longitude),
})

/** Where one sent a place last, else the whole world. */
function firstView(): Spot & { zoom: number } {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(lastKey) ?? 'null')
    if (Array.isArray(held) && held.length === 2 && held.every((each) => Number.isFinite(each)))
      return { latitude: Number(held[0]), longitude: Number(held[1]), zoom: ZOOM - 2 }
  } catch {
    // What cannot be read was not kept.
  }
  return { latitude: 20, longitude: 10, zoom: 2 }
}

function keepSpot({ latitude, longitude }: Spot): void {
  try {
    localStorage.setItem(lastKey, JSON.stringify([latitude, longitude]))
  } catch {
    // The next one begins with the whole world.
  }
}
