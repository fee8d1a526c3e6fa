import type { NearPlace } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { categoryIcons } from './categoryIcons.ts'
import styles from './NearList.module.css'
import type { Near } from './useNear.ts'

interface NearListProps {
  near: Near
  /** A name was asked for. */
  named: boolean
  chosen: NearPlace | undefined
  onChoose: (place: NearPlace) => void
}

export const isSame = (a: NearPlace | undefined, b: NearPlace): boolean =>
  a?.name === b.name && a.latitude === b.latitude && a.longitude === b.longitude

/** Places around a spot, the nearest first. */
export function NearList({ near, named, chosen, onChoose }: NearListProps) {
  const { t } = useTranslation('places')
  const formats = useFormats()
  if (near === 'asking') return <Skeleton shape="rows" count={4} />
  if (typeof near === 'string' || near.length === 0) {
    const text = near === 'unasked' ? 'whereFirst' : near === 'failed' ? 'unreachable' : named ? 'noneNamed' : 'none'
    return (
      <p className={styles.quiet} role="status">
        {t(text)}
      </p>
    )
  }
  return (
    <Rows label={t('near')}>
      {near.map((place) => (
        <Row
          key={`${place.name} ${place.latitude} ${place.longitude}`}
          icon={categoryIcons[place.category]}
          title={<Bdi cut>{place.name}</Bdi>}
          detail={
            <>
              {formats.distance(place.distanceMetres)} · {t(`category.${place.category}`)}
              {place.address !== '' && (
                <>
                  {' · '}
                  <bdi>{place.address}</bdi>
                </>
              )}
            </>
          }
          pressed={isSame(chosen, place)}
          chosen={isSame(chosen, place)}
          onPress={() => onChoose(place)}
        />
      ))}
    </Rows>
  )
}
