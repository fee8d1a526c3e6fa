import { auditBooks } from '@sampan/server/modules/ledger/index.ts'
import type { BrowserWorld, DeviceOptions } from '@sampan/testkit/browser/browserWorld.ts'
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { photograph } from '@sampan/testkit/browser/pages/stall.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { counted, texts } from '@sampan/testkit/browser/texts.ts'
import { PIN } from '@sampan/testkit/world/world.ts'
import { toBuffer } from 'qrcode'

const MINUTE_MS = 60_000
const stallName = 'Kaffee am Fluss'
/** Two browsers, a camera of software and a reader in WebAssembly: slow where cores are few and shared. */
const patiently = { timeout: 180_000 }

/** Mei with money, Jonas who sells. */
async function market(world: BrowserWorld, { mei = {}, jonas = {} }: Record<string, DeviceOptions>) {
  const [customer, seller] = [await world.inside.person('Mei'), await world.inside.person('Jonas')]
  await world.inside.giveMoney(customer, '200.00')
  await world.inside.setPin(customer)
  return { mei: await world.device(customer, mei), jonas: await world.device(seller, jonas) }
}

const opensStall = ({ stall }: OnBoard) => stall.open({ name: stallName, city: 'Hamburg', region: 'Germany' })

test('a stall is paid by its poster, then by a code of its till', patiently, async ({ world }) => {
  const camera = world.camera()
  const { mei, jonas } = await market(world, { mei: { look: 'phone', camera } })
  await opensStall(jonas)
  const poster = await jonas.stall.photographPoster()
  const tones = await jonas.stall.listen()
  await jonas.stall.openTill()
  // A browser lets a page sound only once it was touched.
  await jonas.page.getByRole('button', { name: texts.merchants.till.soundOff }).click()
  await jonas.page.getByRole('button', { name: texts.merchants.till.soundOn }).click()

  await mei.goTo('discover')
  await mei.page.getByRole('link', { name: texts.discover.scan }).first().click()
  await mei.page.getByText(texts.scan.text).waitFor()
  await camera.see(poster)
  await mei.paying.sawPayee(stallName)
  await mei.paying.typeAmount('3.40')
  await mei.paying.go()
  await mei.paying.paysWithoutPin('€3.40')
  await mei.wallet.hasBalance('€196.60')
  await jonas.stall.received('€3.40', 'Mei')
  expect(await tones()).toBe(2)
  await jonas.stall.hasTaken('€3.40')

  const code = await jonas.stall.ask('11.40', 'Flat White')
  await camera.see(code)
  await mei.page.getByRole('link', { name: texts.wallet.action.scan }).click()
  await mei.paying.sawPayee(stallName)
  await mei.page.getByText('€11.40', { exact: true }).waitFor()
  expect(await mei.page.getByRole('textbox', { name: texts.payments.pay.amount }).count()).toBe(0)
  await mei.paying.go()
  await mei.page.getByRole('dialog').getByText('Flat White', { exact: true }).waitFor()
  await mei.paying.paysWithoutPin('€11.40')
  await jonas.stall.received('€11.40', 'Mei')
  expect(await tones()).toBe(4)

  // It was for one payment.
  world.tolerate(/status of 4\d\d.*payments\.resolveCode/, 'the order is paid')
  await mei.page.getByRole('link', { name: texts.wallet.action.scan }).click()
  await mei.page.getByText(texts.errors.merchants.orderNotOpen).waitFor()

  await jonas.stall.hasTaken('€14.80')
  await jonas.page.goto('/me/stall')
  await jonas.stall.hasTaken('€14.80')
  const ways = jonas.page.getByRole('region', { name: texts.merchants.byWay })
  await ways.getByText(texts.payments.way.static).waitFor()
  await ways.getByText(texts.payments.way.order).waitFor()
  await mei.wallet.openStatement()
  await mei.wallet.line(stallName).filter({ hasText: '€3.40' }).waitFor()
  await mei.wallet.line(stallName).filter({ hasText: '€11.40' }).waitFor()
  await jonas.wallet.openStatement()
  await jonas.wallet.line('Mei').filter({ hasText: '€3.40' }).waitFor()
  await jonas.wallet.line('Flat White').filter({ hasText: '€11.40' }).waitFor()
  await addsUp(world, mei, '185.20', jonas, '14.80')
})

test('a code is shown offline and charged by its digits, once', patiently, async ({ world }) => {
  world.tolerate(/ERR_INTERNET_DISCONNECTED/, 'Mei has no connection at the till')
  world.tolerate(/status of 4\d\d.*payments\.charge/, 'a used code is refused')
  const { mei, jonas } = await market(world, { mei: { look: 'phone', worksOffline: true } })
  await mei.page.clock.install()
  const passes = async (ms: number) => {
    world.inside.clock.advance(ms)
    await mei.page.clock.fastForward(ms)
  }
  await opensStall(jonas)
  await mei.paying.openPayCode()
  await mei.paying.bars.waitFor()
  const first = await mei.paying.digits()
  await passes(MINUTE_MS)
  const second = await mei.paying.hasNewCode(first)

  await mei.goOffline()
  await mei.page.getByText(texts.payments.payCode.offline).waitFor()
  await passes(MINUTE_MS)
  const third = await mei.paying.hasNewCode(second)
  await jonas.stall.openTill()
  await jonas.stall.scanCustomer('12.50', 'Soup')
  await jonas.stall.typeCode(third)
  await jonas.stall.received('€12.50', 'Mei')

  await jonas.stall.scanCustomer('12.50')
  await jonas.stall.typeCode(third)
  await jonas.isTold(texts.errors.payments.codeUsed)
  // Two minutes old by now.
  await jonas.page.reload()
  await jonas.stall.scanCustomer('12.50')
  await jonas.stall.typeCode(first)
  await jonas.isTold(texts.errors.payments.codeStale)

  await mei.goOnline()
  await mei.paying.sawSuccess('€12.50')
  await mei.paying.hasNewCode(third)
  await addsUp(world, mei, '187.50', jonas, '12.50')
})

test(
  'a till scans the code of a customer, who agrees with the PIN above what goes without',
  patiently,
  async ({ world }) => {
    const camera = world.camera()
    const { mei, jonas } = await market(world, { mei: { look: 'phone' }, jonas: { look: 'phone', camera } })
    await opensStall(jonas)
    const tones = await jonas.stall.listen()
    await jonas.stall.openTill()
    await mei.paying.openPayCode()
    await jonas.stall.scanCustomer('4.50', 'Tea')
    await camera.see(await photograph(mei.paying.bars))
    await jonas.stall.received('€4.50', 'Mei')
    await mei.paying.sawSuccess('€4.50')
    camera.seeNothing()

    const before = await mei.paying.digits()
    await jonas.stall.scanCustomer('80', 'Dinner')
    await camera.see(await photograph(mei.paying.qr))
    const till = jonas.page.getByRole('alertdialog', { name: texts.merchants.till.chargeTitle })
    await till.getByText(texts.merchants.charge.waiting).waitFor()
    const asked = await mei.paying.isAsked(stallName, '€80.00')
    await asked.getByRole('button', { name: texts.payments.charge.pay }).click()
    await mei.wallet.typePin(texts.money.pin.enter, PIN)
    await mei.paying.sawSuccess('€80.00')
    await jonas.stall.received('€80.00', 'Mei')
    expect(await tones()).toBe(4)
    await mei.paying.hasNewCode(before)

    // What she does not want to pay she declines.
    camera.seeNothing()
    await jonas.stall.scanCustomer('90')
    await camera.see(await photograph(mei.paying.qr))
    const again = await mei.paying.isAsked(stallName, '€90.00')
    await again.getByRole('button', { name: texts.payments.charge.decline }).click()
    await mei.isTold(texts.payments.charge.declined)
    await till.getByText(texts.merchants.charge.declined).waitFor()
    await till.getByRole('button', { name: texts.common.close }).last().click()
    await jonas.stall.hasTaken('€84.50')
    await jonas.page.getByText(counted('', texts.merchants.todayCount_other, 2)).waitFor()
    await addsUp(world, mei, '115.50', jonas, '84.50')
  },
)

test(
  'the scanner reads pictures too, opens people, and only shows what it does not know',
  patiently,
  async ({ world }) => {
    const [mei, jonas] = await world.signInAs('Mei', 'Jonas')
    await jonas.page.goto('/me/code')
    // The large one; the small one beside it is there first.
    const person = await photograph(jonas.page.getByRole('img', { name: texts.me.code.title }).nth(1))
    const scans = async (text: string) => {
      await mei.page.goto('/scan')
      await mei.paying.scanPicture(await toBuffer(text))
    }
    await mei.page.goto('/scan')
    await mei.paying.scanPicture(person)
    await mei.page.waitForURL('**/add/*')
    await mei.page.getByText(`@${jonas.handle}`).waitFor()

    const link = `https://${new URL(world.origin).hostname}@elsewhere.example/add/abcdefghijklmnop`
    await scans(link)
    await mei.paying.found.getByText(link, { exact: true }).waitFor()
    await mei.paying.found.getByText('elsewhere.example', { exact: true }).waitFor()
    await mei.paying.found.getByText(texts.scan.foreign).waitFor()
    await mei.paying.found.getByRole('button', { name: texts.scan.open }).waitFor()
    expect(new URL(mei.page.url()).pathname).toBe('/scan')
    expect(mei.context.pages()).toHaveLength(1)

    // What would run in a page is words here.
    await scans('javascript:alert(1)')
    await mei.paying.found.getByText('javascript:alert(1)', { exact: true }).waitFor()
    expect(await mei.paying.found.getByRole('button', { name: texts.scan.open }).count()).toBe(0)

    // Another system's payment code (EMVCo's own example) is told in words.
    await scans(foreignPayment)
    await mei.paying.found.getByText('最佳运输').waitFor()
    await mei.paying.found.getByText(texts.scan.foreignPayment.text).waitFor()

    await jonas.paying.openPayCode()
    await mei.page.goto('/scan')
    await mei.paying.scanPicture(await photograph(jonas.paying.qr))
    await mei.page.getByRole('link', { name: texts.scan.payCode.charge }).waitFor()

    await mei.page.goto('/scan')
    await mei.paying.scanPicture(Buffer.from('no picture'))
    await mei.isTold(texts.scan.broken)
  },
)

/** From the specification of merchant-presented codes, appendix A. */
const foreignPayment =
  '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT' +
  '6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A'

async function addsUp(world: BrowserWorld, ...sides: [OnBoard, string, OnBoard, string]): Promise<void> {
  const [payer, left, payee, got] = sides
  expect(await world.inside.available(payer.person)).toBe(left)
  expect(await world.inside.available(payee.person)).toBe(got)
  expect(await auditBooks(world.inside.platform.db)).toMatchObject({ ok: true, fault: null })
}
