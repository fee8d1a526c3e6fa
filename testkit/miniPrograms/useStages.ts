// What every file of tests with programs begins with: one browser for all of them, stages that are closed after each test.

import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { connectChromium } from '../sharedChromium.ts'
import { type ProgramStage, type StageAround, type StagedProgram, stageProgram } from './stage.ts'

export interface Stages {
  /** A stage of its own; see `stageProgram`. */
  open(program: StagedProgram, device?: BrowserContextOptions, around?: StageAround): Promise<ProgramStage>
  /** The stage that was opened last in this test, for what tests share. Throws where there is none. */
  readonly last: ProgramStage
}

/** Call it once, where a file of tests begins. */
export function useStages(): Stages {
  let browser: Browser
  const open: ProgramStage[] = []
  beforeAll(async () => {
    browser = await connectChromium()
  })
  afterEach(async () => {
    for (const stage of open.splice(0)) await stage.close()
  })
  afterAll(() => browser.close())
  return {
    async open(program, device, around) {
      const stage = await stageProgram(browser, program, device, around)
      open.push(stage)
      return stage
    },
    get last() {
      const stage = open.at(-1)
      if (stage === undefined) throw new Error('no stage is open')
      return stage
    },
  }
}
