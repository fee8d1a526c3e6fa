export * from './findMessages.ts'
