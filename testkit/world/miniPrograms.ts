/** A mini program of a world: small, but whole. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BundleManifest } from '@sampan/miniprogram/bundle'
import { createDiskBlobs } from '@sampan/server/kernel/blobs.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { type Installation, installBundle } from '@sampan/server/modules/miniPrograms/index.ts'
import type { World } from './world.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A bundle of such files, with one page. */
export function sampleBundle(
  texts: Readonly<Record<string, string>> = { 'main.js': '', 'main.css.json': '{"sheets":{}}' },
  appId = `wx${newUuid().replaceAll('-', '').slice(-16)}`,
): Pick<Installation, 'manifest' | 'files'> {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]))
  const entries = [...files].map(([path, bytes]) => {
    const entry = { bytes: bytes.length, sha256: sha256(bytes), mediaType: 'text/javascript' }
    return [path, entry] as const
  })
  const manifest: BundleManifest = {
    format: 1,
    dialect: 'wechat',
    appId,
    name: 'Tea house',
    versionName: null,
    hash: sha256(new TextEncoder().encode(JSON.stringify([appId, entries]))),
    app: {
      entryPage: 'pages/index/index',
      window: {},
      tabBar: null,
      networkTimeout: {},
      permission: {},
      preloadRule: {},
      darkmode: false,
      theme: null,
      rest: {},
    },
    packages: [
      { root: '', name: null, independent: false, script: 'main.js', styles: 'main.css.json', bytesCompressed: 0 },
    ],
    pages: { 'pages/index/index': { package: '', script: 'main.js', styles: 'main.css.json', window: {} } },
    files: Object.fromEntries(entries),
    sitemap: null,
    ext: null,
    workers: null,
    warnings: [],
  }
  return { manifest, files }
}

/** Lays a program in, as the operator would; answers its id. */
export async function layProgram(world: World, installation: Partial<Installation> = {}): Promise<string> {
  const { programId } = await installBundle(
    {
      transactions: world.platform.transactions,
      blobs: createDiskBlobs(join(world.config.dataDirectory, 'files')),
      newId: newUuid,
    },
    { ...sampleBundle(), stage: 'preview', icon: null, domains: null, ...installation },
  )
  return programId
}
