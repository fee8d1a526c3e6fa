import { ChevronLeft, ChevronRight, Download, Pencil, X, ZoomIn, ZoomOut } from 'lucide-react'
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
  type WheelEvent,
} from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './PictureViewer.module.css'
import { type Drag, dragEnd, dragOf, fitZoom, scaleAbout, still, whole, type Zoom } from './zoom.ts'

export interface ViewedPicture {
  key: string
  /** The original. */
  url: string
  thumbnailUrl: string
  width: number
  height: number
  caption: string
  name: string
  at: Date
}

interface PictureViewerProps {
  pictures: readonly ViewedPicture[]
  /** The key of the one that is shown; undefined closes the viewer. */
  shown: string | undefined
  onShow: (key: string) => void
  onClose: () => void
  onSave: (picture: ViewedPicture) => void
  /** Where something can be sent: a copy is edited and sent. */
  onEdit?: ((picture: ViewedPicture) => void) | undefined
}

/** Fills the screen: swipe or arrow keys for the next, two fingers, wheel or a double tap to zoom. */
export function PictureViewer({ pictures, shown, onShow, onClose, onSave, onEdit }: PictureViewerProps) {
  const { t } = useTranslation('chat')
  const at = pictures.findIndex((picture) => picture.key === shown)
  const picture = pictures[at]
  return (
    <ModalOverlay
      isOpen={picture !== undefined}
      onOpenChange={(open) => !open && onClose()}
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('picture.viewer')} className={styles.dialog ?? ''}>
          {picture && (
            <Stage
              key={picture.key}
              picture={picture}
              previous={pictures[at - 1]}
              next={pictures[at + 1]}
              onShow={onShow}
              onClose={onClose}
              onSave={onSave}
              onEdit={onEdit}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface StageProps {
  picture: ViewedPicture
  previous: ViewedPicture | undefined
  next: ViewedPicture | undefined
  onShow: (key: string) => void
  onClose: () => void
  onSave: (picture: ViewedPicture) => void
  /** Where something can be sent: a copy is edited and sent. */
  onEdit?: ((picture: ViewedPicture) => void) | undefined
}

function Stage({ picture, previous, next, onShow, onClose, onSave, onEdit }: StageProps) {
  const { t } = useTranslation(['chat', 'common', 'photoEditor'])
  const formats = useFormats()
  const stage = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const image = useRef<HTMLImageElement>(null)
  const [zoom, setZoom] = useState<Zoom>(whole)
  const [loaded, setLoaded] = useState(false)
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const begun = useRef<{ x: number; y: number }>(undefined)
  /** Where the finger has taken a picture that fits; undefined while none does. */
  const [drag, setDrag] = useState<Drag>()

  // The keys are heard here, from the first picture on and after each change.
  useEffect(() => stage.current?.focus(), [])

  const change = (next: (zoom: Zoom) => Zoom) =>
    setZoom((now) => {
      const box = frame.current
      const shown = image.current
      if (!box || !shown) return now
      return fitZoom(
        { width: box.clientWidth, height: box.clientHeight },
        { width: shown.offsetWidth, height: shown.offsetHeight },
        next(now),
      )
    })
  const fromMiddle = (event: { clientX: number; clientY: number }) => {
    const box = frame.current?.getBoundingClientRect()
    return box
      ? { x: event.clientX - box.x - box.width / 2, y: event.clientY - box.y - box.height / 2 }
      : { x: 0, y: 0 }
  }
  const show = (other: ViewedPicture | undefined) => other && onShow(other.key)

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      begun.current = fingers.current.size === 1 ? { x: event.clientX, y: event.clientY } : undefined
      setDrag(undefined)
    },
    onPointerMove(event: PointerEvent) {
      const before = fingers.current.get(event.pointerId)
      if (!before) return
      const now = { x: event.clientX, y: event.clientY }
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
      fingers.current.set(event.pointerId, now)
      if (other) {
        const spread = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
        const middle = fromMiddle({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 })
        if (Number.isFinite(spread)) change((zoom) => scaleAbout(zoom, zoom.scale * spread, middle))
      } else if (zoom.scale === 1) {
        const start = begun.current
        const moved = start && { x: now.x - start.x, y: now.y - start.y }
        if (moved) setDrag(dragOf(moved, { previous: previous !== undefined, next: next !== undefined }))
      } else {
        change((zoom) => ({ ...zoom, x: zoom.x + now.x - before.x, y: zoom.y + now.y - before.y }))
      }
    },
    onPointerUp(event: PointerEvent) {
      fingers.current.delete(event.pointerId)
      const start = begun.current
      setDrag(undefined)
      if (!start || zoom.scale > 1) return
      const end = dragEnd({ x: event.clientX - start.x, y: event.clientY - start.y })
      if (end === 'close') onClose()
      else if (end !== 'stay') show(end === 'next' ? next : previous)
    },
    onPointerCancel(event: PointerEvent) {
      fingers.current.delete(event.pointerId)
      setDrag(undefined)
    },
    onWheel: (event: WheelEvent) => {
      const point = fromMiddle(event)
      change((zoom) => scaleAbout(zoom, zoom.scale * 0.998 ** event.deltaY, point))
    },
    onDoubleClick: (event: MouseEvent) => {
      const point = fromMiddle(event)
      change((zoom) => (zoom.scale > 1 ? whole : scaleAbout(zoom, 2.5, point)))
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'ArrowLeft') show(previous)
      if (event.key === 'ArrowRight') show(next)
      if (event.key === '+') change((zoom) => scaleAbout(zoom, zoom.scale * 1.5, { x: 0, y: 0 }))
      if (event.key === '-') change((zoom) => scaleAbout(zoom, zoom.scale / 1.5, { x: 0, y: 0 }))
    },
  }
  const { onKeyDown, ...pointers } = handlers
  const { x, y } = drag ?? still
  /** Comes in from the side while the other one is drawn away. */
  const beside = x > 0 ? previous : x < 0 ? next : undefined
  return (
    <div ref={stage} tabIndex={-1} className={styles.stage} {...{ onKeyDown }}>
      <header className={styles.bar}>
        <IconButton label={t('common:close')} icon={X} onPress={onClose} />
        <span className={styles.who}>
          <b>
            <Bdi cut>{picture.name}</Bdi>
          </b>
          <time dateTime={picture.at.toISOString()}>{formats.dateTime(picture.at)}</time>
        </span>
        <IconButton
          label={t(zoom.scale > 1 ? 'picture.zoomOut' : 'picture.zoomIn')}
          icon={zoom.scale > 1 ? ZoomOut : ZoomIn}
          onPress={() => change((zoom) => (zoom.scale > 1 ? whole : scaleAbout(zoom, 2.5, { x: 0, y: 0 })))}
        />
        {onEdit && <IconButton label={t('photoEditor:editAndSend')} icon={Pencil} onPress={() => onEdit(picture)} />}
        <IconButton label={t('picture.save')} icon={Download} onPress={() => onSave(picture)} />
      </header>
      {/* Previous lies to the left in every language, like the arrow keys and the swipe. */}
      <div ref={frame} className={styles.frame} dir="ltr" {...pointers}>
        <img
          ref={image}
          src={loaded ? picture.url : picture.thumbnailUrl}
          alt={picture.caption === '' ? t('picture.from', { name: picture.name }) : picture.caption}
          width={picture.width}
          height={picture.height}
          draggable={false}
          className={classes(styles.picture, drag === undefined && zoom.scale === 1 && styles.settling)}
          style={{
            ...roomOf(picture),
            transform: `translate(${zoom.x + x}px, ${zoom.y + y}px) scale(${zoom.scale})`,
          }}
        />
        {beside && (
          <img
            src={beside.thumbnailUrl}
            alt=""
            draggable={false}
            className={classes(styles.picture, styles.beside)}
            style={{ ...roomOf(beside), transform: `translateX(calc(${x}px ${x > 0 ? '-' : '+'} 100cqi))` }}
          />
        )}
        {!loaded && <img src={picture.url} alt="" hidden onLoad={() => setLoaded(true)} />}
        {previous && (
          <span className={styles.previous}>
            <IconButton label={t('picture.previous')} icon={ChevronLeft} onPress={() => show(previous)} />
          </span>
        )}
        {next && (
          <span className={styles.next}>
            <IconButton label={t('picture.next')} icon={ChevronRight} onPress={() => show(next)} />
          </span>
        )}
      </div>
      {picture.caption !== '' && (
        <p className={styles.caption}>
          <Bdi>{picture.caption}</Bdi>
        </p>
      )}
    </div>
  )
}

/** The same room for thumbnail and original, whatever their own size. */
const roomOf = ({ width, height }: ViewedPicture) => ({
  inlineSize: `min(100cqi, 100cqb * ${width / height}, ${width}px)`,
  aspectRatio: `${width} / ${height}`,
})
