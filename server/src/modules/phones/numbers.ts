import { isPossiblePhoneNumber } from 'libphonenumber-js/min'

/** Whether an E.164 number can be one of its country, by its length. */
export const isPossibleNumber = (number: string): boolean => isPossiblePhoneNumber(number)
