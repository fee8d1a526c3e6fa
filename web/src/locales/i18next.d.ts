import 'i18next'
import type { Texts } from './load.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts
    enableSelector: false
  }
}
