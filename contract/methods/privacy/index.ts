export * from './privacy.ts'
