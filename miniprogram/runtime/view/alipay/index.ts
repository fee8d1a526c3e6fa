// The chunk 'alipay': how Alipay's programs look otherwise than WeChat's.
export { baseCssAlipay as lastCss } from '../elements/alipay.css.ts'
export { documentCss } from './document.css.ts'
