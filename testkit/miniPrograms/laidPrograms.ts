// Programs that a test writes down and an operator opens in the app.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runMp } from '@sampan/server/cli/miniPrograms/commands.ts'
import { createLog } from '@sampan/server/kernel/telemetry/log.ts'
import { afterEach } from 'vitest'
import type { BrowserWorld } from '../browser/browserWorld.ts'

export interface LaidPrograms {
  /** A folder with a program of this number and name; it is gone after the test. */
  lay(appid: string, files: Record<string, string>): string
  /** `sampan mp open …`. Answers path and query of where the program opens. */
  open(world: BrowserWorld, ...words: string[]): Promise<string>
}

/** Call it once, where a file of tests begins. */
export function useLaidPrograms(): LaidPrograms {
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
  return {
    lay(appid, files) {
      const folder = mkdtempSync(join(tmpdir(), 'sampan-mp-'))
      folders.push(folder)
      const project = JSON.stringify({ appid, projectname: appid })
      for (const [path, text] of Object.entries({ 'project.config.json': project, 'app.js': 'App({})', ...files })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      return folder
    },
    async open({ inside }, ...words) {
      const said: string[] = []
      const config = { ...inside.config, databaseUrl: inside.pool.options.connectionString }
      const log = createLog({ level: 'error' })
      const say = (line: string) => void said.push(line)
      const code = await runMp({ config, log, clock: inside.clock, say }, ['open', ...words])
      const link = said.find((line) => line.includes('/mini-programs/'))?.match(/https?:\S+/)?.[0]
      if (code !== 0 || link === undefined) throw new Error(said.join('\n'))
      const { pathname, search } = new URL(link)
      return `${pathname}${search}`
    },
  }
}
