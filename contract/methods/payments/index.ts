export * from './charge.ts'
export * from './pay.ts'
