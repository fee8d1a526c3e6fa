export * from './polls.ts'
