/** Builds of the runtime, each under an address that names it for good: a frame never meets chunks of another build. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listBuilds } from '@sampan/miniprogram/runtime/held'

export interface RuntimeBuild {
  folder: string
  /** Content-Security-Policy of its document, with `PICTURES` for where pictures come from. */
  policy: string
  /** Where it is served, with a slash at its end. */
  path: string
}

export interface RuntimeBuilds {
  /** Reads what a folder holds, the newest first. From then on programs are opened in the newest. */
  hold(folder: string): readonly RuntimeBuild[]
  /** The document that programs are opened in. */
  frameUrl(): string
}

/** @param settings what the answers depend on besides the build: browsers keep them with their headers */
export function createRuntimeBuilds({
  origin,
  sandboxUrl = '',
}: {
  origin: string
  sandboxUrl?: string | undefined
}): RuntimeBuilds {
  let newest = '/mp/runtime/none/'
  return {
    hold(folder) {
      const builds = listBuilds(folder).map((hash) => {
        const name = createHash('sha256').update([hash, origin, sandboxUrl].join(' ')).digest('hex').slice(0, 20)
        const policy = readFileSync(join(folder, hash, 'policy.txt'), 'utf8')
        return { folder: join(folder, hash), policy, path: `/mp/runtime/${name}/` }
      })
      newest = builds[0]?.path ?? newest
      return builds
    },
    frameUrl: () => `${sandboxUrl}${newest}frame.html`,
  }
}
