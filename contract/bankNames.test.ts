import { expect, test } from 'vitest'
import { bankInWords, sourceName, TEST_BANK_NAME } from './bankNames.ts'

test.each([
  [sourceName({ name: TEST_BANK_NAME, lastFour: '0001' }), '测试银行 ··0001'],
  [TEST_BANK_NAME, '测试银行'],
  [sourceName({ name: 'Visa', lastFour: '4242' }), 'Visa ··4242'],
  ['testBanking ··0001', 'testBanking ··0001'],
  ['', ''],
])('%s is said as %s', (name, said) => {
  expect(bankInWords(name, '测试银行')).toBe(said)
})
