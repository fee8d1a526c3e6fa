/** The numbers that the test bank knows. No real account or card has one of these: XT is no country's code. */
import type { SourceKind, TestBehaviour } from '@sampan/contract'
import { ibanOf } from '../checkDigits.ts'

export interface TestNumber {
  kind: SourceKind
  number: string
  behaviour: TestBehaviour
}

const accountBehaviours: readonly TestBehaviour[] = [
  'works',
  'slow',
  'declined',
  'empty',
  'silent',
  'confirms',
  'takesBack',
  'closed',
  'notLinked',
]

/** Cards do what Stripe's test cards of the same numbers do, as far as there are such. */
const cards: readonly (readonly [number: string, behaviour: TestBehaviour])[] = [
  ['4242424242424242', 'works'],
  ['5555555555554444', 'works'],
  ['4000000000000077', 'slow'],
  ['4000000000000002', 'declined'],
  ['4000000000009995', 'empty'],
  ['4000000000000069', 'expired'],
  ['4000000000009987', 'closed'],
  ['4000000000000119', 'silent'],
  ['4000000000003220', 'confirms'],
  ['4000000000000259', 'takesBack'],
  ['4100000000000019', 'notLinked'],
]

const accountNumber = (place: number): string => ibanOf('XT', `SAMP${String(place).padStart(12, '0')}`)

export const testNumbers: readonly TestNumber[] = [
  ...accountBehaviours.map((behaviour, index) => ({
    kind: 'bankAccount' as const,
    number: accountNumber(index + 1),
    behaviour,
  })),
  ...cards.map(([number, behaviour]) => ({ kind: 'card' as const, number, behaviour })),
]

export const brandOf = (number: string): string => (number.startsWith('5') ? 'Mastercard' : 'Visa')
