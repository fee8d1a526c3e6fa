export * from './stickers.ts'
