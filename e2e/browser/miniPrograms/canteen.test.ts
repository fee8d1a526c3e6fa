import { join } from 'node:path'
import { type ProgramStage, stageProgram } from '@sampan/testkit/miniPrograms/stage.ts'
import { connectChromium } from '@sampan/testkit/sharedChromium.ts'
import type { Browser, Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

// examples/canteen: a program in AXML that uses nothing but `my`, from the menu to a paid order.

let browser: Browser
let stage: ProgramStage | undefined
const asked: string[] = []
beforeAll(async () => {
  browser = await connectChromium()
})
afterEach(async () => {
  asked.length = 0
  await stage?.close()
  stage = undefined
})
afterAll(() => browser.close())

async function open(hasServer: boolean): Promise<Frame> {
  stage = await stageProgram(
    browser,
    join(import.meta.dirname, '../../../examples/canteen'),
    {},
    {
      answer(url) {
        asked.push(url)
        if (!hasServer) return undefined
        if (url.endsWith('/orders')) return { number: '77', tradeNO: 'T1' }
        const name = { en: 'Dumplings', zh: '饺子', ar: 'زلابية' }
        return { dishes: [{ id: 'noodles', name, price: 1500, kind: 'warm' }] }
      },
    },
  )
  stage.page.setDefaultTimeout(12_000)
  return stage.open({ withDoors: true })
}

const shown = (frame: Frame, selector: string) => frame.locator(`.mp-shown ${selector}`)
const title = (frame: Frame) => expect.poll(() => shown(frame, '.mp-bar-title').textContent())
const tab = (frame: Frame, index: number) => frame.locator('.mp-tab').nth(index).click()

test('chosen, noted, ordered and paid', async () => {
  const frame = await open(true)
  await title(frame).toBe('菜单')
  await shown(frame, '#dishes').getByText('饺子').waitFor()
  for (const wanted of ['1', '2']) {
    await shown(frame, '#dishes').getByRole('button', { name: '+' }).click()
    await expect.poll(() => shown(frame, '.count').textContent()).toBe(wanted)
  }
  await expect.poll(() => frame.locator('.mp-tab-badge').nth(1).textContent()).toBe('2')
  await tab(frame, 1)
  await title(frame).toBe('购物车')
  await expect.poll(() => shown(frame, '#sum').textContent()).toBe('¥30.00')

  await shown(frame, '#note').click()
  await frame.getByRole('alertdialog').getByRole('textbox').fill('不要葱')
  await frame.getByRole('button', { name: '确定' }).click()
  await expect.poll(() => shown(frame, '#note').textContent()).toContain('不要葱')
  await shown(frame, '#when').click()
  await frame.getByRole('button', { name: '12:30' }).click()
  await expect.poll(() => shown(frame, '#when').textContent()).toContain('12:30')

  await shown(frame, '#order').click()
  await title(frame).toBe('单号 77')
  expect(await shown(frame, '#when').textContent()).toBe('12:30')
  await shown(frame, '#pay').click()
  await expect.poll(() => shown(frame, '#state').textContent()).toBe('已支付')
  await shown(frame, '#again').click()
  await title(frame).toBe('购物车')
  await expect.poll(() => shown(frame, '#sum').textContent()).toBe('¥30.00')
  await shown(frame, '#clear').click()
  await frame.getByRole('button', { name: '确定' }).click()
  await shown(frame, '#look').waitFor()
  expect(await stage?.errors()).toEqual([])
})

test('without its server it shows what it has, and orders are kept and taken out', async () => {
  const frame = await open(false)
  await shown(frame, '#old').waitFor()
  await shown(frame, '.kind').nth(3).click()
  await expect.poll(() => shown(frame, '.dish').count()).toBe(1)
  await shown(frame, '#dishes').getByRole('button', { name: '+' }).click()
  await tab(frame, 1)
  await shown(frame, '#order').click()
  await shown(frame, '#state').waitFor()
  await expect.poll(() => frame.locator('.mp-shown').count()).toBe(1)
  await frame.locator('.mp-shown .mp-bar-back').click()
  await tab(frame, 2)
  await expect.poll(() => shown(frame, '.card').count()).toBe(1)
  await shown(frame, '.card').click({ delay: 600 })
  await frame.getByRole('button', { name: '从列表中移除' }).click()
  await expect.poll(() => shown(frame, '.card').count()).toBe(0)
  expect(asked.length).toBeGreaterThan(1)
  expect(await stage?.errors()).toEqual([])
})

test('the member is greeted, the address is copied, and the page says how wide it is', async () => {
  const frame = await open(true)
  await tab(frame, 3)
  await expect.poll(() => shown(frame, '#width').textContent()).toBe('365 × 390')
  await shown(frame, '#sign-in').click()
  await expect.poll(() => shown(frame, '#hello').textContent()).toBe('你好, Mei')
  await shown(frame, '#copy').click()
  await frame.getByText('已复制: 1 Harbour Street').waitFor()
  await shown(frame, '#about').click()
  await frame.getByText('几个页面的小食堂。').waitFor()
  expect(await stage?.errors()).toEqual([])
})
