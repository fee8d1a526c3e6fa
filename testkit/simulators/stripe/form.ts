/** `application/x-www-form-urlencoded` with brackets, as Stripe takes it: `metadata[orderId]=…&expand[]=…`. */
export type Form = { [name: string]: string | Form }

export function readForm(text: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const parts = name.split(/\[|\]\[|\]/).filter((part, index, all) => part !== '' || index < all.length - 1)
    put(form, parts, value)
  }
  return form
}

function put(form: Form, [first = '', ...rest]: string[], value: string): void {
  const name = first === '' ? String(Object.keys(form).length) : first
  if (rest.length === 0) {
    form[name] = value
    return
  }
  const inner = form[name]
  const next: Form = typeof inner === 'object' ? inner : {}
  form[name] = next
  put(next, rest, value)
}

export const text = (form: Form, name: string): string | undefined => {
  const value = form[name]
  return typeof value === 'string' ? value : undefined
}

export const inner = (form: Form, name: string): Form => {
  const value = form[name]
  return typeof value === 'object' ? value : {}
}

export const texts = (form: Form, name: string): string[] =>
  Object.values(inner(form, name)).filter((value) => typeof value === 'string')

/** Metadata and the like: names with plain values. */
export const plain = (form: Form, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inner(form, name)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
