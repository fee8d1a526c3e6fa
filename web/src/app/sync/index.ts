/** Sync for screens: the React side of `web/src/sync`. Sign-in pages use `door.ts`, which weighs little. */
export { errorText } from './errorText.ts'
export { nameOf, remarksOf, tileOf, useFaceOf } from './faces.ts'
export { SyncProvider } from './SyncProvider.tsx'
export { type Act, useAct } from './useAct.ts'
export { type Asked, useAsk } from './useAsk.ts'
export { useLive } from './useLive.ts'
export { useObservable, useOnlineMembers, useStatus } from './useObservable.ts'
export { useSync } from './useSync.ts'
