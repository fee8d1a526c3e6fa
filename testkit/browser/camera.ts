import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'

const WIDTH = 1280
const HEIGHT = 720
/** What is shown stands in the middle, on white paper with wall around it. */
const PAPER = { width: 1120, height: 600 }

/**
 * What a browser's camera sees: a film of one picture (YUV4MPEG2, https://wiki.multimedia.cx/index.php/YUV4MPEG2), which
 * Chromium takes for a camera and plays over and over. What it shows can be changed while it runs.
 */
export interface Camera {
  /** The film, for Chromium's `--use-file-for-fake-video-capture`. */
  path: string
  /** Holds a picture (PNG or JPEG) before it. */
  see(picture: Buffer): Promise<void>
  /** A wall with nothing on it. */
  seeNothing(): void
  /** Deletes the film. */
  close(): void
}

export function createCamera(): Camera {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-camera-'))
  const path = join(folder, 'camera.y4m')
  const film = openSync(path, 'w')
  // Written over in its place: always of the same length, so that whoever reads meanwhile never finds its end early.
  const write = (brightness: Uint8Array) => writeSync(film, filmOf(brightness), 0, undefined, 0)
  const seeNothing = () => void write(new Uint8Array(WIDTH * HEIGHT).fill(180))
  seeNothing()
  return {
    path,
    async see(picture) {
      const shown = await sharp(picture)
        .flatten({ background: '#fff' })
        .resize({ ...PAPER, fit: 'contain', background: '#fff' })
        .extend({ top: 20, bottom: 20, left: 20, right: 20, background: '#fff' })
        .toBuffer()
      const wall = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#b4b4b4' } })
      write(
        await wall
          .composite([{ input: shown }])
          .greyscale()
          .raw()
          .toBuffer(),
      )
    },
    seeNothing,
    close() {
      closeSync(film)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** @param brightness of each pixel, 0 to 255, row by row */
function filmOf(brightness: Uint8Array): Buffer {
  if (brightness.length !== WIDTH * HEIGHT) throw new RangeError('One byte for each pixel')
  // Video's black is 16 and its white 235; grey has both colours at 128.
  const luma = Buffer.from(brightness.map((each) => 16 + Math.round((each * 219) / 255)))
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420mpeg2\nFRAME\n`), luma, chroma])
}
