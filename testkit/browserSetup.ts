import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { launchOptions } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the Chromium that this run of the tests shares listens; `connectChromium` takes it. */
    chromium: string
  }
}

/** Starts one Chromium for a whole run of the browser tests; each test has contexts of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(launchOptions())
  project.provide('chromium', server.wsEndpoint())
  return () => server.close()
}
