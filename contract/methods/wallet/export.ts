import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { Language } from '../../bodies/member.ts'
import { ExportFormat, WalletExport } from '../../bodies/wallet.ts'
import { command, download, read } from '../../define.ts'
import { statementFilter } from './statement.ts'

const output = Type.Object({ export: WalletExport }, closed)
const input = Type.Object({ exportId: Id }, closed)

/** Headings and kinds stand in `language`; a PDF is set from right to left in Arabic. */
export const startExport = command('wallet.startExport', {
  caller: 'member',
  summary: 'Have the statement, or a part of it, made into a file; ask `wallet.getExport` how far it is.',
  input: Type.Object({ format: ExportFormat, language: Language, ...statementFilter }, closed),
  output,
  errors: ['wallet.tooManyExports'],
  events: [],
  limit: { burst: 10, perMinute: 10 },
})

export const getExport = read('wallet.getExport', {
  caller: 'member',
  summary: 'How far an export is.',
  input,
  output,
  errors: ['wallet.exportNotFound'],
  limit: { burst: 120, perMinute: 600 },
})

export const cancelExport = command('wallet.cancelExport', {
  caller: 'member',
  summary: 'Give up an export, or delete one that is ready.',
  input,
  output,
  errors: ['wallet.exportNotFound'],
  events: [],
  limit: { burst: 30, perMinute: 30 },
})

export const fetchExport = download('wallet.fetchExport', {
  caller: 'member',
  summary: 'The finished file, for its owner, for a day.',
  input,
  output: Type.Unknown(),
  errors: ['wallet.exportNotFound', 'wallet.exportNotReady'],
  limit: { burst: 30, perMinute: 30 },
})
