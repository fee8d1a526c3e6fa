export * from './orders.ts'
export { finishLink, linkSource, listSources, unlinkSource } from './sources.ts'
