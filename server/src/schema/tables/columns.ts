import type { ColumnType, Generated } from 'kysely'

/** jsonb: read as its value, written as text. */
export type Json<Value> = ColumnType<Value, string, string>
export type Default<Value> = Generated<Value>
/** bigint: written as its digits, and read as `amount::text`, since a number in JavaScript might round it. */
export type Digits = ColumnType<number, string, string>
