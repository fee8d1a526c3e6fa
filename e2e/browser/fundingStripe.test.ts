import { Funding } from '@sampan/testkit/browser/pages/funding.ts'
import { expect, testWith } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import { type StripeSimulator, startStripeSimulator } from '@sampan/testkit/simulators/stripe/stripeSimulator.ts'
import { PIN } from '@sampan/testkit/world/world.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

const t = texts.funding
const secretKey = 'sk_test_a1b2c3d4e5f6'
const webhookSecret = 'whsec_platform12345'

let stripe: StripeSimulator
beforeAll(async () => {
  stripe = await startStripeSimulator({ secretKey, webhookSecret, now: () => new Date() })
})
afterAll(() => stripe.close())

const test = testWith(() => ({
  SAMPAN_FUNDING: 'stripe',
  SAMPAN_STRIPE_SECRET_KEY: secretKey,
  SAMPAN_STRIPE_WEBHOOK_SECRETS: webhookSecret,
  SAMPAN_STRIPE_API: stripe.url,
}))

/** Stripe's pages, of another site than the app: a form for the card, and a bank that asks. A press leads back. */
async function standIn(page: Page, cardNumber: string): Promise<void> {
  const html = (what: string, back: string) => ({ contentType: 'text/html', body: `<a href="${back}">${what}</a>` })
  await page.route(`${stripe.url}/c/pay/*`, async (route) => {
    const session = stripe.books.sessions.get(idIn(route.request().url()))
    if (!session) throw new Error('There is no such session')
    if (session.status === 'open') stripe.books.finishSession(session.id, cardNumber)
    await route.fulfill(html('Save card', session.success_url))
  })
  await page.route(`${stripe.url}/3ds/*`, async (route) => {
    const intent = stripe.books.intents.get(idIn(route.request().url()))
    const back = intent?.next_action?.redirect_to_url?.return_url
    if (!intent || !back) throw new Error('Nothing is asked of this payment')
    stripe.books.answerIntent(intent.id, true)
    await route.fulfill(html('Complete', back))
  })
}

const idIn = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''

test('Mei types her card on Stripe’s page, confirms with her bank, and nobody here sees a number', async ({
  world,
}) => {
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await world.inside.setPin(mei.person)
  await standIn(page, '4000000000003220')
  const bank = new Funding(page)

  await page.goto('/me/wallet/sources/new?for=topUp')
  await page.getByText(t.testNote.stripe.title).waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  await page.getByRole('button', { name: t.link.page.action }).click()
  await page.getByRole('link', { name: 'Save card' }).click()
  await page.getByText(t.link.done).waitFor()
  await page.getByRole('heading', { name: 'Visa ··3220' }).waitFor()

  await bank.topUp('30', { pin: PIN })
  await bank.stands(t.stands.topUp.needsAction)
  await page.getByRole('link', { name: t.confirm.go }).click()
  await page.getByRole('link', { name: 'Complete' }).click()
  // No webhook came: it is looked at again all the same.
  await page.waitForURL(/\/me\/wallet\/orders\//)
  await bank.stands(t.stands.topUp.succeeded)
  await mei.wallet.open()
  await mei.wallet.hasBalance('€30.00')
  for (const text of stripe.heard) expect(text).not.toContain('4000000000003220')
})
