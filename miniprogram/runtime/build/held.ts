// Builds of the runtime that a server holds: the newest, and those that frames may still be of which are open. Each stands
// in a folder of its own, named by its hash, and is never written again.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BuiltRuntime } from './index.ts'

/** Who has the app open may load parts of an older build. */
export const buildsHeldMax = 3

const listFile = 'builds.json'
const namePattern = /^[0-9a-f]{16}$/

/** Hashes of what a folder holds, the newest first. */
export function listBuilds(folder: string): string[] {
  const file = join(folder, listFile)
  if (!existsSync(file)) return []
  const list: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const names = Array.isArray(list) ? list.filter((name) => typeof name === 'string' && namePattern.test(name)) : []
  return names.filter((name) => existsSync(join(folder, name, 'policy.txt')))
}

/** Lays a build in as the newest; the oldest go. */
export function addBuild(folder: string, { files, policy, hash }: BuiltRuntime): void {
  const build = join(folder, hash)
  for (const [path, { text }] of files) {
    mkdirSync(dirname(join(build, path)), { recursive: true })
    writeFileSync(join(build, path), text)
  }
  writeFileSync(join(build, 'policy.txt'), policy)
  const held = [hash, ...listBuilds(folder).filter((name) => name !== hash)].slice(0, buildsHeldMax)
  for (const name of readdirSync(folder)) {
    if (namePattern.test(name) && !held.includes(name)) rmSync(join(folder, name), { recursive: true })
  }
  writeFileSync(join(folder, listFile), JSON.stringify(held))
}
