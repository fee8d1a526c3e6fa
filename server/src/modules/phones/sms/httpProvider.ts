import { fetchTrusted } from '../../../kernel/outbound/index.ts'
import type { SmsProvider } from './smsProvider.ts'

export interface HttpSmsOptions {
  /** With `{number}` and `{text}` in its path or query where the service takes them there. */
  url: string
  /** JSON in whose strings `{number}` and `{text}` stand; null asks by GET without a body. */
  body: unknown
  headers: Readonly<Record<string, string>>
}

type Values = Readonly<Record<'number' | 'text', string>>

const fill = (template: string, values: Values): string =>
  template.replace(/\{(number|text)\}/g, (_all, name: 'number' | 'text') => values[name])

function fillAll(template: unknown, values: Values): unknown {
  if (typeof template === 'string') return fill(template, values)
  if (Array.isArray(template)) return template.map((each) => fillAll(each, values))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(Object.entries(template).map(([name, each]) => [name, fillAll(each, values)]))
}

/** Hands messages to a service that takes them by HTTP. */
export const createHttpProvider = ({ url, body, headers }: HttpSmsOptions): SmsProvider => ({
  async send(number, text) {
    const inUrl = { number: encodeURIComponent(number), text: encodeURIComponent(text) }
    const { status } = await fetchTrusted(fill(url, inUrl), {
      method: body === null ? 'GET' : 'POST',
      headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === null ? {} : { body: JSON.stringify(fillAll(body, { number, text })) }),
    })
    if (status < 200 || status > 299) throw new Error(`The SMS service answered ${status}`)
  },
})
