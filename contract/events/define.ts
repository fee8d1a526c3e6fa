import type { TSchema } from 'typebox'

/** An entry of a member's log: what that member's devices are told, in order and without a gap. */
export interface EventDeclaration<Name extends string = string, Body extends TSchema = TSchema> {
  name: Name
  summary: string
  body: Body
}

export function event<const Name extends string, Body extends TSchema>(
  name: Name,
  summary: string,
  body: Body,
): EventDeclaration<Name, Body> {
  return { name, summary, body }
}
