export { PayCodePage } from './PayCodePage.tsx'
export { PayPage } from './PayPage.tsx'
export { ReceivePage } from './ReceivePage.tsx'
