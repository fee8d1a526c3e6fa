/**
 * The bank that comes with the server has no name of its own: where banks are named stands this code, and whoever shows
 * it says it in the reader's language.
 */
export const TEST_BANK_NAME = 'testBank'

/** A bank account or a card as statements name it: "Visa ··4242". */
export const sourceName = ({ name, lastFour }: { name: string; lastFour: string }): string => `${name} ··${lastFour}`

/** @param testBank what the bank that comes with the server is called in the reader's language */
export const bankInWords = (name: string, testBank: string): string =>
  name === TEST_BANK_NAME || name.startsWith(`${TEST_BANK_NAME} ··`)
    ? testBank + name.slice(TEST_BANK_NAME.length)
    : name
