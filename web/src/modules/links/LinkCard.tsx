import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { placeholderUrl } from '../chat/placeholder.ts'
import styles from './LinkCard.module.css'
import { isWide, type PreviewData } from './previewData.ts'

/** What the page says of itself that a text links to. A press opens the page. */
export function LinkCard({ preview, own = false }: { preview: PreviewData; own?: boolean }) {
  const { picture } = preview
  return (
    <a
      href={preview.url}
      target="_blank"
      rel="noreferrer noopener"
      className={classes(styles.card, own && styles.onOwn)}
    >
      {picture && isWide(picture) && <PagePicture picture={picture} wide />}
      <span className={styles.row}>
        <PageWords preview={preview} />
        {picture && !isWide(picture) && <PagePicture picture={picture} wide={false} />}
      </span>
    </a>
  )
}

/** Title, a few words, and where the link leads. */
export function PageWords({ preview }: { preview: PreviewData }) {
  const { title, description, host } = preview
  return (
    <span className={styles.words}>
      <Bdi className={styles.title}>{title}</Bdi>
      {description !== '' && <Bdi className={styles.description}>{description}</Bdi>}
      <span className={styles.host}>
        <Icon of={Link2} size={12} />
        <bdi dir="ltr">{host}</bdi>
      </span>
    </span>
  )
}

/** Holds its room from the first moment. Where the picture is gone there is none. */
export function PagePicture({ picture, wide }: { picture: NonNullable<PreviewData['picture']>; wide: boolean }) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return null
  const blur = placeholderUrl(picture.placeholder)
  return (
    <img
      src={picture.url}
      alt=""
      draggable={false}
      decoding="async"
      className={classes(styles.picture, wide ? styles.wide : styles.small)}
      {...(blur !== undefined && { style: { backgroundImage: `url("${blur}")` } })}
      onError={() => setBroken(true)}
    />
  )
}
