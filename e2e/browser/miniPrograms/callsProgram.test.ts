import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()
const program = join(import.meta.dirname, '../../../examples/calls')

/** Page, act, and what it says at the end. */
const acts: readonly [page: string, act: string, said: RegExp][] = [
  ['prompts', 'toast', /showToast:ok/],
  ['prompts', 'long', /showModal:fail confirmText length should not larger than 4 Chinese characters/],
  ['storage', 'keep', /setStorage:ok/],
  ['storage', 'read', /"at": \d+/],
  ['files', 'write', /"text": "green tea",\s+"size": 9/],
  ['files', 'list', /note\.txt/],
  ['files', 'none', /no such file or directory/],
  ['network', 'type', /getNetworkType:ok/],
  ['device', 'system', /Sampan/],
  ['member', 'settings', /getSetting:ok/],
  ['others', 'opened', /"scene": 1001/],
  ['worker', 'primes', /"count": 9592/],
  ['drawing', 'draw', /"isThere": true/],
]

test.each([...new Set(acts.map(([name]) => name))])('the page "%s" does what it says', async (page) => {
  const stage = await stages.open(program)
  const frame = await stage.open({ path: `pages/${page}/${page}`, language: 'en' })
  for (const [, act, said] of acts.filter(([name]) => name === page)) {
    await frame.locator(`#${act}`).click()
    await expect
      .poll(
        () =>
          frame
            .locator('#said')
            .textContent()
            .catch(() => ''),
        { timeout: 20_000 },
      )
      .toMatch(said)
  }
  expect(await stage.errors()).toEqual([])
})

test('what this host lacks is marked, and says so', async () => {
  const stage = await stages.open(program)
  const frame = await stage.open({ path: 'pages/device/device', language: 'en' })
  await expect.poll(() => frame.locator('#scan').textContent()).toContain('Not here')
  await frame.locator('#scan').click()
  await expect.poll(() => frame.locator('#said').textContent()).toContain('scanCode:fail not supported')
})
