import { newUuid } from '@sampan/server/kernel/ids.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'

test('Mei saves her statement as a table and as a document', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await world.inside.giveMoney(mei.person, '284.50')
  await world.inside.call(mei.person, 'payments.pay', {
    paymentId: newUuid(),
    to: { kind: 'member', memberId: omar.person.id },
    amount: '860',
    currency: 'EUR',
    note: 'Jasmine tea',
  })
  await mei.wallet.openStatement()
  await mei.wallet.line('Jasmine tea').waitFor()
  expect((await mei.wallet.export('csv')).toString('utf8')).toContain('Jasmine tea')
  expect((await mei.wallet.export('pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-')
})
