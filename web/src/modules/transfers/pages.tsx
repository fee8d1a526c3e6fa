export { BillPage } from './BillPage.tsx'
export { NewBillPage } from './NewBillPage.tsx'
export { NewTransferPage } from './NewTransferPage.tsx'
export { TransferPage } from './TransferPage.tsx'
