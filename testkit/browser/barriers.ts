import axe from 'axe-core'
import { expect } from 'vitest'
import type { Device } from './device.ts'

/** What axe finds on the page that shuts people out, in a line for each. */
async function barriers({ page }: Device): Promise<string[]> {
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)))
  })
  // Past the policy for scripts, as the tools of a developer are.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    // A number that is seen is said in words, such as "0 votes": the rule takes that for another name.
    const rules = { 'label-content-name-mismatch': { enabled: false } }
    const { violations } = await Reflect.get(window, 'axe').run(document, { resultTypes: ['violations'], rules })
    const found: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] = violations
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
  })
}

/** Nobody is shut out of what is on the screen, in light and in dark if not told otherwise. */
export async function hasNoBarriers(
  device: Device,
  where: string,
  colorSchemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of colorSchemes) {
    await device.page.emulateMedia({ colorScheme })
    expect.soft(await barriers(device), `${where}, ${colorScheme}`).toEqual([])
  }
}
