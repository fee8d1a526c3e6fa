export * from './bills.ts'
