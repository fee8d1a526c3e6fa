import Type from 'typebox'
import { Cursor, closed, nullable } from '../../bodies/common.ts'
import { Relation } from '../../bodies/relation.ts'
import { read } from '../../define.ts'

export const listRelations = read('contacts.listRelations', {
  caller: 'member',
  summary: 'Contacts, open requests both ways and blocked people, in a steady order.',
  input: Type.Object(
    { cursor: Type.Optional(Cursor), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) },
    closed,
  ),
  output: Type.Object({ relations: Type.Array(Relation), nextCursor: nullable(Cursor) }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})
