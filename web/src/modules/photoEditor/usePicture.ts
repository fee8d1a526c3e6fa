import { useEffect, useState } from 'react'
import { createLab, type Lab } from './filters/lab.ts'
import { exportSize, type Size } from './geometry.ts'
import { SIDE_MAX } from './paint.ts'

/** A picture on the table: as it will be sent, as it is shown while one works, and as a small sample. */
export interface OpenPicture {
  full: ImageBitmap
  preview: ImageBitmap
  sample: ImageBitmap
  /** Of `full`: the system of all marks. */
  size: Size
  /** Undefined without WebGL. */
  lab: Lab | undefined
}

const PREVIEW_SIDE_MAX = 1_600
const SAMPLE_SIDE_MAX = 144

async function within(bitmap: ImageBitmap, sideMax: number): Promise<ImageBitmap> {
  const { width, height } = exportSize(bitmap, sideMax)
  return createImageBitmap(bitmap, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' })
}

/** Decodes it, upright whatever its camera said. */
async function open(file: Blob, lab: Lab | undefined): Promise<OpenPicture> {
  const decoded = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const full = await within(decoded, Math.min(SIDE_MAX, lab?.sideMax ?? SIDE_MAX))
  decoded.close()
  const [preview, sample] = await Promise.all([within(full, PREVIEW_SIDE_MAX), within(full, SAMPLE_SIDE_MAX)])
  return { full, preview, sample, size: { width: full.width, height: full.height }, lab }
}

function close({ full, preview, sample }: OpenPicture): void {
  for (const bitmap of [full, preview, sample]) bitmap.close()
}

export function usePicture(file: Blob): OpenPicture | 'broken' | undefined {
  const [picture, setPicture] = useState<OpenPicture | 'broken'>()
  useEffect(() => {
    let wanted = true
    let opened: OpenPicture | undefined
    const lab = createLab()
    open(file, lab).then(
      (picture) => {
        opened = picture
        if (wanted) setPicture(picture)
        else close(picture)
      },
      () => wanted && setPicture('broken'),
    )
    return () => {
      wanted = false
      if (opened) close(opened)
      lab?.close()
      setPicture(undefined)
    }
  }, [file])
  return picture
}
