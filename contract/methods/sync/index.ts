export * from './catchUp.ts'
