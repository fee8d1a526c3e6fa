export * from './fetchFile.ts'
export * from './finishUpload.ts'
export * from './upload.ts'
