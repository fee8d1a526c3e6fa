import { v7 } from 'uuid'

/** Makes UUIDv7s (RFC 9562): ordered by time, so that indexes grow at their end. */
export type NewId = () => string

export const newUuid: NewId = () => v7()
