// Lengths and addresses of WXSS in the words of the view's CSS.

import valueParser from 'postcss-value-parser'

const length = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(rpx|vh)$/i
const worthALook = /rpx|vh\b|url\(|safe-area-inset/i

const worthParsing = /url\(|safe-area-inset|["'\\/]/i
const lengths = /(?<![\w.#%-])[+-]?(?:\d+\.?\d*|\.\d+)(?:rpx|vh)\b/gi

/** @param resolveUrl the address that stands for one in the source; null leaves it as it is */
export function convertValue(value: string, resolveUrl: (url: string) => string | null): string {
  if (!worthALook.test(value)) return value
  if (!worthParsing.test(value)) return value.replace(lengths, (word) => convertLength(word))
  const parsed = valueParser(value)
  parsed.walk((node) => {
    if (node.type === 'word') {
      node.value = convertLength(node.value)
      return true
    }
    if (node.type !== 'function') return true
    const name = node.value.toLowerCase()
    if (name === 'url') {
      const [only] = node.nodes
      if (only !== undefined && (only.type === 'word' || only.type === 'string')) {
        only.value = resolveUrl(only.value) ?? only.value
      }
      return false
    }
    if (name === 'env' || name === 'constant') {
      const [first] = node.nodes
      if (first?.type === 'word' && first.value.startsWith('safe-area-inset-')) {
        node.value = 'var'
        const fallback = node.nodes.length > 2 ? '' : ', 0px'
        first.value = `--mp-${first.value}${fallback}`
      }
    }
    return true
  })
  return parsed.toString()
}

/** '750rpx' is the width of the view; '100vh' its height as the program sees it. */
export function convertLength(word: string): string {
  if (word.includes('/') || word.includes('*')) return word.replace(/[\d.]+(?:rpx|vh)\b/gi, (one) => convertLength(one))
  const match = length.exec(word)
  if (match === null) return word
  const number = Number(match[1])
  if (match[2]?.toLowerCase() === 'rpx') return `${round(number / 7.5)}vw`
  return `calc(var(--mp-vh) * ${round(number)})`
}

function round(number: number): number {
  return Math.round(number * 1e5) / 1e5
}
