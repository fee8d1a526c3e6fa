// Which words can be read on a colour: asked where programs are compiled, and while they run.

/** Whether a colour such as '#108ee9' is a dark one; null where it is no such colour. */
export function isDarkColor(color: string): boolean | null {
  const digits = /^#(?:([0-9a-f]{6})|([0-9a-f]{3}))$/i.exec(color.trim())
  if (digits === null) return null
  const six = digits[1] ?? [...(digits[2] ?? '')].map((digit) => digit + digit).join('')
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16))
  return red * 0.299 + green * 0.587 + blue * 0.114 < 160
}
