import Type from 'typebox'
import { AccountExport } from '../../bodies/account.ts'
import { closed, Empty, Id, nullable } from '../../bodies/common.ts'
import { Language } from '../../bodies/member.ts'
import { command, download, read } from '../../define.ts'

const output = Type.Object({ export: AccountExport }, closed)
const input = Type.Object({ exportId: Id }, closed)

/** Pages stand in `language`. A finished one is replaced. */
export const startExport = command('accounts.startExport', {
  caller: 'member',
  summary: 'Have everything that is kept of the caller made into one ZIP file; ask `accounts.getExport` how far it is.',
  input: Type.Object({ language: Language, withFiles: Type.Boolean() }, closed),
  output,
  errors: ['accounts.exportRunning'],
  events: [],
  limit: { burst: 3, perMinute: 3 },
})

export const getExport = read('accounts.getExport', {
  caller: 'member',
  summary: 'The caller’s export, and how far it is; null where there is none.',
  input: Empty,
  output: Type.Object({ export: nullable(AccountExport) }, closed),
  errors: [],
  limit: { burst: 120, perMinute: 600 },
})

export const cancelExport = command('accounts.cancelExport', {
  caller: 'member',
  summary: 'Give up an export, or delete one that is ready.',
  input,
  output,
  errors: ['accounts.exportNotFound'],
  events: [],
  limit: { burst: 30, perMinute: 30 },
})

export const fetchExport = download('accounts.fetchExport', {
  caller: 'member',
  summary: 'The finished ZIP file, for its owner, for a week.',
  input,
  output: Type.Unknown(),
  errors: ['accounts.exportNotFound', 'accounts.exportNotReady'],
  limit: { burst: 30, perMinute: 30 },
})
