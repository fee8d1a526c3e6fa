import { useSyncExternalStore } from 'react'
import type { Observable, Status } from '../../sync/index.ts'
import { useSync } from './useSync.ts'

/** A value of sync as it changes: `useObservable(useSync().online)`. */
export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get)
}

export const useStatus = (): Status => useObservable(useSync().status)

/** Ids of the contacts who are online. */
export const useOnlineMembers = (): ReadonlySet<string> => useObservable(useSync().online)
