// What the member picks from the device: the browser's own chooser is the consent, and the program sees nothing else.

import type { mediaCalls } from '../../../bridge/calls/media.ts'
import type { CallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal, cancelled } from '../../refusal.ts'
import { encode, readVideo, withPicture } from './decode.ts'

/** As WeChat makes pictures small. */
const sideCompressedPxMax = 1_920
const keptAsIsBytesMax = 300 * 1024

export interface ChosenMedia {
  path: string
  kind: 'image' | 'video'
  size: number
  width: number
  height: number
  durationSeconds: number
  thumbPath: string | null
}

export async function chooseMedia(
  program: HostProgram,
  args: CallArgs<(typeof mediaCalls)['media.choose']>,
): Promise<ChosenMedia[]> {
  const accept = args.kinds.map((kind) => `${kind}/*`).join(',')
  const capture = args.isCameraOnly ? (args.isFront ? 'user' : 'environment') : null
  const files = await pick({ accept, isMultiple: args.count > 1, capture })
  const chosen: ChosenMedia[] = []
  for (const file of files.slice(0, args.count)) {
    chosen.push(
      file.type.startsWith('video/')
        ? await addVideo(program, file)
        : await addPicture(program, file, args.isCompressed),
    )
  }
  return chosen
}

async function addPicture(program: HostProgram, file: File, isCompressed: boolean): Promise<ChosenMedia> {
  return withPicture(file, async (picture) => {
    const { naturalWidth, naturalHeight } = picture
    const small = isCompressed ? await makeSmall(picture, file) : null
    const kept = small?.blob ?? file
    const path = await program.files.addTemporary(kept, small ? 'picture.jpg' : file.name)
    return {
      path,
      kind: 'image',
      size: kept.size,
      width: small?.width ?? naturalWidth,
      height: small?.height ?? naturalHeight,
      durationSeconds: 0,
      thumbPath: null,
    }
  })
}

/** A photo made anew: smaller, and without what tells of its place. Drawings, moving and clear pictures stay. */
async function makeSmall(picture: HTMLImageElement, file: File) {
  if (file.type !== 'image/jpeg' && file.size <= keptAsIsBytesMax) return null
  if (!['image/jpeg', 'image/heic', 'image/heif', 'image/bmp'].includes(file.type)) return null
  const scale = Math.min(1, sideCompressedPxMax / Math.max(picture.naturalWidth, picture.naturalHeight))
  const width = Math.max(1, Math.round(picture.naturalWidth * scale))
  const height = Math.max(1, Math.round(picture.naturalHeight * scale))
  const blob = await encode(picture, width, height, 'image/jpeg', 0.8)
  return blob === null ? null : { blob, width, height }
}

async function addVideo(program: HostProgram, file: File): Promise<ChosenMedia> {
  const facts = await readVideo(file)
  return {
    path: await program.files.addTemporary(file, file.name),
    kind: 'video',
    size: file.size,
    width: facts.width,
    height: facts.height,
    durationSeconds: facts.durationSeconds,
    thumbPath: facts.thumb ? await program.files.addTemporary(facts.thumb, 'thumb.jpg') : null,
  }
}

export async function chooseFiles(
  program: HostProgram,
  { count, type, extensions }: CallArgs<(typeof mediaCalls)['media.chooseFiles']>,
): Promise<{ path: string; name: string; size: number; type: string; time: number }[]> {
  const named = extensions.map((extension) => `.${extension.replace(/^\./, '').replace(/[^\w]/g, '')}`).join(',')
  const accept = type === 'image' || type === 'video' ? `${type}/*` : type === 'file' ? named : ''
  const files = await pick({ accept, isMultiple: count > 1, capture: null })
  return Promise.all(
    files.slice(0, count).map(async (file) => ({
      path: await program.files.addTemporary(file, file.name),
      name: file.name,
      size: file.size,
      type: /^(image|video)\//.exec(file.type)?.[1] ?? 'file',
      time: Math.floor(file.lastModified / 1000),
    })),
  )
}

interface PickOptions {
  accept: string
  isMultiple: boolean
  capture: 'user' | 'environment' | null
}

/** Only within some seconds of a touch, as the browser demands. */
export function pick({ accept, isMultiple, capture }: PickOptions): Promise<File[]> {
  if (navigator.userActivation && !navigator.userActivation.isActive) {
    throw new CallRefusal('can only be invoked by user TAP gesture.')
  }
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = isMultiple
  if (capture) input.capture = capture
  return new Promise((resolve, reject) => {
    input.onchange = () => {
      const files = [...(input.files ?? [])]
      if (files.length > 0) resolve(files)
      else reject(cancelled())
    }
    input.oncancel = () => reject(cancelled())
    input.click()
  })
}
