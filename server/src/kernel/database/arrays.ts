/**
 * Arrays of parameters as PostgreSQL reads them. The driver looks at each item for what must be quoted, and a batch has
 * thousands: these know that nothing must.
 */

/** Of numbers, ids, instants (RFC 3339), booleans and nulls; a text only where it was quoted already. */
export const arrayLiteral = (items: readonly (string | number | bigint | boolean | null)[]): string =>
  `{${items.map((item) => item ?? 'NULL').join(',')}}`

/** A text as an item of a literal. */
export const quotedText = (text: string | null): string =>
  text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** Stands in no text that is joined by it: JSON has no bare control characters, nor do the words of an index. */
export const TEXT_SEPARATOR = '\u001e'

/** For `string_to_array(…, TEXT_SEPARATOR)`, which finds none in an empty text. */
export const joinTexts = (texts: readonly string[]): string => texts.join(TEXT_SEPARATOR)
