/** Videos are kept as they came, but for what tells more than the picture and the sound do. */
import { type Bytes, writeBlanks } from './bytes.ts'
import { findInMp4 } from './mp4.ts'
import { findInWebm } from './webm.ts'

const finders: ReadonlyMap<string, typeof findInMp4> = new Map([
  ['video/mp4', findInMp4],
  ['video/webm', findInWebm],
])

/** Blanks it where it stands; the size stays. Whatever the bytes are, it neither throws nor touches media. */
export async function blankTelling(mediaType: string, bytes: Bytes): Promise<void> {
  const find = finders.get(mediaType)
  if (find) await writeBlanks(bytes, await find(bytes))
}
