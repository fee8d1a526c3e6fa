export * from './orders.ts'
export * from './stall.ts'
