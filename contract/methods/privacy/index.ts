export * from './lastSeen.ts'
export * from './privacy.ts'
