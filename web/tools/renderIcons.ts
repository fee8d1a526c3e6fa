/**
 * Renders the app's icons from one drawing: `node web/tools/renderIcons.ts`. The results are checked in under
 * `web/public/icons/`; run it again when the mark changes.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const folder = fileURLToPath(new URL('../public/icons/', import.meta.url))

const mark = `
  <path d="M19 33c0-9.5 5.4-15 13-15s13 5.5 13 15z" fill="#fff"/>
  <path d="M27 33c-.4-6 .6-10.5 2.6-14.7M37 33c.4-6-.6-10.5-2.6-14.7" stroke="#0F766E" stroke-width="1.8" fill="none"/>
  <path d="M8 32.5c3.8 3.6 12.6 5.5 24 5.5s20.2-1.9 24-5.5c.6 0 .9.6.7 1.2C54.2 41 50 46 44.5 46h-25C14 46 9.8 41 7.3 33.7c-.2-.6.1-1.2.7-1.2z" fill="#fff"/>
  <path d="M14 52.5c3 0 3-2 6-2s3 2 6 2 3-2 6-2 3 2 6 2 3-2 6-2 3 2 6 2" stroke="#fff" stroke-width="2.4" stroke-linecap="round" fill="none" opacity=".72"/>`

/** `share` is how much of the tile the mark fills, `radius` the corner of the tile, both for a tile of 64. */
function icon(share: number, radius: number): string {
  const inset = (64 * (1 - share)) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <title>Sampan</title>
  <linearGradient id="water" x1="0" y1="0" x2=".6" y2="1"><stop stop-color="#178C82"/><stop offset="1" stop-color="#0B5F58"/></linearGradient>
  <rect width="64" height="64" rx="${radius}" fill="url(#water)"/>
  <g transform="translate(${inset} ${inset}) scale(${share})">${mark}
  </g>
</svg>
`
}

const plain = icon(0.75, 18)
const full = icon(0.8, 0)
// Masks may cut away everything outside a circle of 80 %.
const maskable = icon(0.6, 0)
// The badge of a notification: Android uses its shape only.
const badge = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${mark}</svg>`

await mkdir(folder, { recursive: true })
await writeFile(`${folder}icon.svg`, plain)
const render = (drawing: string, size: number, name: string): Promise<unknown> =>
  sharp(Buffer.from(drawing), { density: (72 * size) / 64 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(folder + name)
await Promise.all([
  render(plain, 192, 'icon-192.png'),
  render(plain, 512, 'icon-512.png'),
  render(maskable, 512, 'icon-maskable-512.png'),
  render(full, 180, 'apple-touch-icon.png'),
  render(badge, 96, 'badge-96.png'),
])
