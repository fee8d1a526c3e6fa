export * from './claim.ts'
export * from './look.ts'
export * from './send.ts'
