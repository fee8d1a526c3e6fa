/** What stands in an archive's head and manifest. */
import Type from 'typebox'
import { Value } from 'typebox/value'
import { OperatorError } from '../../kernel/operatorError.ts'

export const FORMAT = 1

const headSchema = Type.Object({
  format: Type.Integer(),
  /** Of Sampan. */
  version: Type.String(),
  /** RFC 3339: messages acknowledged before are in it. */
  madeAt: Type.String(),
  migrations: Type.Array(Type.Object({ id: Type.String(), checksum: Type.String() })),
  /** In the order in which they follow. */
  tables: Type.Array(Type.Object({ name: Type.String(), columns: Type.Array(Type.String()) })),
})
export type Head = Type.Static<typeof headSchema>

const manifestSchema = Type.Object({
  rows: Type.Record(Type.String(), Type.Integer()),
  jobs: Type.Integer(),
  files: Type.Integer(),
  filesBytes: Type.Integer(),
  /** Ids of files whose bytes were not there: removed while the backup was made, or lost before. */
  filesMissing: Type.Array(Type.String()),
  secrets: Type.Array(Type.String()),
  sequences: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  sums: Type.String(),
})
export type Manifest = Type.Static<typeof manifestSchema>

export function parseHead(bytes: Buffer, path: string): Head {
  const told: unknown = JSON.parse(bytes.toString())
  if (Value.Check(headSchema, told) && told.format === FORMAT) return told
  throw new OperatorError(
    `The backup ${path} was made by another version of Sampan, in a form that this one does not know.`,
    'Restore it with the version that made it, or a later one.',
  )
}

export function parseManifest(told: unknown, path: string): Manifest {
  if (Value.Check(manifestSchema, told)) return told
  throw new OperatorError(`The manifest of ${path} is not as it should be.`, 'Take another backup.')
}
