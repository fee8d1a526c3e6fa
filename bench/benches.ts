import type { Bench } from './frame/bench.ts'

/** All benchmarks by name. Each is loaded when it is asked for. */
export const benches: Record<string, () => Promise<Bench>> = {
  chat: async () => (await import('./chat/bench.ts')).bench,
  'chat-growth': async () => (await import('./chat-growth/bench.ts')).bench,
  ledger: async () => (await import('./ledger/bench.ts')).bench,
  'ledger-growth': async () => (await import('./ledger-growth/bench.ts')).bench,
  'mini-program': async () => (await import('./mini-program/bench.ts')).bench,
  opening: async () => (await import('./opening/bench.ts')).bench,
  pay: async () => (await import('./pay/bench.ts')).bench,
  'red-packets': async () => (await import('./red-packets/bench.ts')).bench,
  screens: async () => (await import('./screens/bench.ts')).bench,
  search: async () => (await import('./search/bench.ts')).bench,
}
