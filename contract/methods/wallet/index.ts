export * from './export.ts'
export * from './pin.ts'
export { getEntry, getMonth, listEntries } from './statement.ts'
export * from './wallet.ts'
