/** Codes that people scan: pure, for the app and the server alike. */
export * from './code128.ts'
export * from './payCode.ts'
export * from './paymentCode.ts'
export * from './scannedCode.ts'
