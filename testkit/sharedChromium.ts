import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

/** The Chromium that the browser tests of one run share (see `browserSetup.ts`). Closing it only disconnects. */
export async function connectChromium(): Promise<Browser> {
  return chromium.connect(inject('chromium'))
}
