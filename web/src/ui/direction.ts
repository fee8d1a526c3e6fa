const rightToLeft = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** How a text runs, by its first letter; undefined where it has none. */
export function directionOfText(text: string): 'ltr' | 'rtl' | undefined {
  const first = /\p{L}/u.exec(text)?.[0]
  return first === undefined ? undefined : rightToLeft.test(first) ? 'rtl' : 'ltr'
}
