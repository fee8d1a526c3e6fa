import { newUuid } from '@sampan/server/kernel/ids.ts'
import { auditBooks } from '@sampan/server/modules/ledger/index.ts'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import { PIN } from '@sampan/testkit/world/world.ts'

const programs = useLaidPrograms()

/** What its server would have given it: the code of an order, or something else. */
const asking = (prepaid: Record<string, string>) => ({
  'app.json': '{"pages":["a"]}',
  'a.wxml': `<button wx:for="{{names}}" wx:key="*this" id="{{item}}" data-name="{{item}}" bindtap="pay">{{item}}</button>
<view id="said">{{said}}</view><view id="before">{{before}}</view>`,
  'a.js': `const packages = ${JSON.stringify(prepaid)}
const pay = (name) => wx.requestPayment({ timeStamp: '1', nonceStr: 'n', package: packages[name], signType: 'RSA', paySign: 's' })
Page({
  data: { said: '', before: '', names: Object.keys(packages) },
  onLoad() { pay('order').catch(({ errMsg }) => this.setData({ before: errMsg })) },
  pay({ currentTarget }) {
    const say = ({ errMsg }) => this.setData({ said: errMsg })
    pay(currentTarget.dataset.name).then(say, say)
  },
})`,
})

async function market(world: BrowserWorld) {
  const [mei, jonas] = await world.signInAs('Mei', 'Jonas')
  await world.inside.giveMoney(mei.person, '200.00')
  await world.inside.setPin(mei.person)
  const about = { name: 'Tea house', category: 'food' as const, city: 'Hamburg', region: 'DE' }
  await world.inside.call(jonas.person, 'merchants.openStall', { ...about, currency: 'EUR' })
  const orderOf = async (amount: string) =>
    (
      await world.inside.call(jonas.person, 'merchants.createOrder', {
        ...{ orderId: newUuid(), amount, reference: 'T-7', note: 'Two pots' },
      })
    ).order
  return { mei, jonas, orderOf }
}

test('a program has an order of a stall paid in the wallet’s own sheet, with the PIN, once', {
  timeout: 240_000,
}, async ({ world }) => {
  world.tolerate(/status of 4\d\d.*payments\.resolveCode/, 'codes of no order, and of one that is paid')
  const { mei, jonas, orderOf } = await market(world)
  const { stall } = await world.inside.call(jonas.person, 'merchants.getStall', {})
  const { code } = await orderOf('8050')
  const packages = {
    order: `prepay_id=${code}`,
    forged: `prepay_id=${code.replace('8050', '0001').replace('80.50', '00.01')}`,
    poster: `prepay_id=${stall?.code ?? ''}`,
    nothing: 'prepay_id=none',
    other: 'wx20260101',
  }
  const { page, wallet } = mei
  await page.goto(await programs.open(world, programs.lay('tea', asking(packages))))
  const program = page.frameLocator('iframe >> visible=true')
  const said = () => program.locator('#said').textContent()
  const tap = (id: string) => program.locator(`#${id}`).click()

  // Nobody touched it yet.
  await expect
    .poll(() => program.locator('#before').textContent(), { timeout: 60_000 })
    .toBe('requestPayment:fail can only be invoked by user TAP gesture.')
  for (const [id, reason] of [
    ['other', 'package should be "prepay_id=" and the code of an order'],
    ['nothing', 'no order that can be paid'],
    ['forged', 'no order that can be paid'],
    ['poster', 'no order that can be paid'],
  ] as const) {
    await tap(id)
    await expect.poll(said).toBe(`requestPayment:fail ${reason}`)
  }
  expect(await wallet.paySheet.count()).toBe(0)

  await tap('order')
  await wallet.paySheet.getByText('Tea house').waitFor()
  await wallet.paySheet.getByText('T-7', { exact: true }).waitFor()
  await wallet.paySheet.getByRole('button', { name: texts.common.close, exact: true }).click()
  await expect.poll(said).toBe('requestPayment:fail cancel')
  expect(await world.inside.available(mei.person)).toBe('200.00')

  await tap('order')
  await wallet.confirm('€80.50', PIN)
  await wallet.sawSuccess('€80.50')
  await expect.poll(said).toBe('requestPayment:ok')
  expect(await world.inside.available(mei.person)).toBe('119.50')
  expect(await world.inside.available(jonas.person)).toBe('80.50')

  // It was for one payment.
  await tap('order')
  await expect.poll(said).toBe('requestPayment:fail no order that can be paid')
  expect(await auditBooks(world.inside.platform.db)).toMatchObject({ ok: true, fault: null })
})
