import { ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Slider } from '../../ui/Slider.tsx'
import styles from './AvatarCrop.module.css'
import { type Crop, fitCrop, wholeCrop, zoomMax, zoomOf, zoomTo } from './crop.ts'

interface AvatarCropProps {
  /** The chosen picture; undefined closes the sheet. */
  file: File | undefined
  onClose: () => void
  /** A square of 512 px, JPEG. */
  onCropped: (picture: Blob) => void
}

const sidePx = 512

/** Move with a finger or the mouse, zoom with two fingers, the wheel or the slider; arrow keys work too. */
export function AvatarCrop({ file, onClose, onCropped }: AvatarCropProps) {
  const { t } = useTranslation('me')
  const picture = usePicture(file)
  const [crop, setCrop] = useState<Crop>()
  const stage = useRef<HTMLButtonElement>(null)
  const fingers = useRef(new Map<number, { x: number; y: number }>())

  useEffect(() => setCrop(picture instanceof ImageBitmap ? wholeCrop(picture) : undefined), [picture])

  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current && picture instanceof ImageBitmap && crop) draw(canvas.current, picture, crop)
  }, [picture, crop])

  const change = (next: (crop: Crop) => Crop) => {
    if (picture instanceof ImageBitmap) setCrop((now) => now && fitCrop(picture, next(now)))
  }
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    const width = stage.current?.clientWidth
    if (!before || !width) return
    const now = { x: event.clientX, y: event.clientY }
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, now)
    change(({ x, y, side }) => {
      const perPx = side / width
      const share = other ? 0.5 : 1
      const spread = other
        ? Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
        : 1
      return {
        x: x - (now.x - before.x) * perPx * share,
        y: y - (now.y - before.y) * perPx * share,
        side: side / (Number.isFinite(spread) && spread > 0 ? spread : 1),
      }
    })
  }
  const onPointerEnd = (event: PointerEvent) => fingers.current.delete(event.pointerId)
  const onKeyDown = (event: KeyboardEvent) => {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? []
    if (x === undefined || y === undefined) return
    event.preventDefault()
    change((crop) => ({ ...crop, x: crop.x + x * crop.side * 0.05, y: crop.y + y * crop.side * 0.05 }))
  }
  const use = async () => {
    if (!(picture instanceof ImageBitmap) || !crop) return
    const result = new OffscreenCanvas(sidePx, sidePx)
    draw(result, picture, crop)
    onCropped(await result.convertToBlob({ type: 'image/jpeg', quality: 0.9 }))
    onClose()
  }

  return (
    <Sheet
      open={file !== undefined}
      onClose={onClose}
      title={t('crop.title')}
      foot={
        <Button wide disabled={!crop} onPress={() => void use()}>
          {t('crop.use')}
        </Button>
      }
    >
      {picture === 'broken' ? (
        <p role="alert">{t('crop.broken')}</p>
      ) : (
        <div className={styles.crop}>
          <button
            ref={stage}
            type="button"
            aria-label={t('crop.area')}
            className={styles.stage}
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerEnd}
            onPointerCancel={onPointerEnd}
            onKeyDown={onKeyDown}
            onWheel={(event) => change((crop) => ({ ...crop, side: crop.side * 1.0015 ** event.deltaY }))}
          >
            <canvas ref={canvas} width={sidePx} height={sidePx} />
            <i className={styles.ring} />
          </button>
          <div className={styles.zoom}>
            <Icon of={ZoomOut} size={20} />
            <Slider
              label={t('crop.zoom')}
              min={1}
              max={zoomMax}
              step={0.01}
              value={crop && picture instanceof ImageBitmap ? zoomOf(picture, crop) : 1}
              onChange={(zoom) => {
                if (picture instanceof ImageBitmap) change((crop) => zoomTo(picture, crop, zoom))
              }}
            />
            <Icon of={ZoomIn} size={20} />
          </div>
        </div>
      )}
    </Sheet>
  )
}

function draw(canvas: HTMLCanvasElement | OffscreenCanvas, picture: ImageBitmap, { x, y, side }: Crop): void {
  const context = canvas.getContext('2d')
  if (!(context instanceof CanvasRenderingContext2D || context instanceof OffscreenCanvasRenderingContext2D)) return
  // Transparent pictures get the paper's colour; JPEG would make them black.
  context.fillStyle = '#F7F5F0'
  context.fillRect(0, 0, sidePx, sidePx)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, x - side / 2, y - side / 2, side, side, 0, 0, sidePx, sidePx)
}

/** Decodes the file, upright whatever its camera said. */
function usePicture(file: File | undefined): ImageBitmap | 'broken' | undefined {
  const [picture, setPicture] = useState<ImageBitmap | 'broken'>()
  useEffect(() => {
    setPicture(undefined)
    if (!file) return
    let wanted = true
    let decoded: ImageBitmap | undefined
    createImageBitmap(file, { imageOrientation: 'from-image' }).then(
      (bitmap) => {
        decoded = bitmap
        if (wanted) setPicture(bitmap)
        else bitmap.close()
      },
      () => wanted && setPicture('broken'),
    )
    return () => {
      wanted = false
      decoded?.close()
    }
  }, [file])
  return picture
}
