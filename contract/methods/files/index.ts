export * from './fetchFile.ts'
export * from './upload.ts'
