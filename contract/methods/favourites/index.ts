export * from './favourites.ts'
