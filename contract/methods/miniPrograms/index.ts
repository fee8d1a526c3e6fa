export * from './miniPrograms.ts'
