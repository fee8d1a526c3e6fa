export * from './bodies.ts'
export { foldText } from './letters.ts'
export * from './query.ts'
export { type IndexTerm, indexTerms, indexWords } from './words.ts'
