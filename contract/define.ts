/**
 * How a method of the wire is declared. A declaration says everything a caller must know: who may call, what goes in
 * and out, which errors come back, which events reach the members' other devices, and how often it may be called.
 */
import type { Static, TSchema } from 'typebox'
import type { ErrorCode } from './errors.ts'
import type { EventName } from './events/index.ts'

/** Who may call: anyone at all, or a signed-in member's device. */
export type Caller = 'anyone' | 'member'

/** A token bucket: `burst` calls at once, refilled evenly to `perMinute`. Per device, or per address for `anyone`. */
export interface RateLimit {
  burst: number
  perMinute: number
}

interface Declaration<
  Who extends Caller,
  Input extends TSchema,
  Output extends TSchema,
  Errors extends readonly ErrorCode[],
> {
  caller: Who
  summary: string
  input: Input
  output: Output
  /** Beyond `commonErrors`, which any method may answer. */
  errors: Errors
  limit: RateLimit
}

interface Acting<Events extends readonly EventName[]> {
  /** What devices are told through their member's log. */
  events: Events
}

/** `command` changes something, `read` does not, `upload` takes raw bytes as its body, `download` answers raw bytes. */
export type MethodKind = 'command' | 'read' | 'upload' | 'download'

export interface Method<
  Name extends string = string,
  Kind extends MethodKind = MethodKind,
  Input extends TSchema = TSchema,
  Output extends TSchema = TSchema,
  Errors extends readonly ErrorCode[] = readonly ErrorCode[],
  Events extends readonly EventName[] = readonly EventName[],
  Who extends Caller = Caller,
> extends Declaration<Who, Input, Output, Errors>,
    Acting<Events> {
  name: Name
  kind: Kind
}

export type InputOf<M extends Method> = Static<M['input']>
export type OutputOf<M extends Method> = Static<M['output']>

/** A method that changes something. It takes an idempotency key and runs in one transaction. */
export function command<
  const Name extends string,
  const Who extends Caller,
  Input extends TSchema,
  Output extends TSchema,
  const Errors extends readonly ErrorCode[],
  const Events extends readonly EventName[],
>(
  name: Name,
  declaration: Declaration<Who, Input, Output, Errors> & Acting<Events>,
): Method<Name, 'command', Input, Output, Errors, Events, Who> {
  return { name, kind: 'command', ...declaration }
}

/** A method that only reads. */
export function read<
  const Name extends string,
  const Who extends Caller,
  Input extends TSchema,
  Output extends TSchema,
  const Errors extends readonly ErrorCode[],
>(
  name: Name,
  declaration: Declaration<Who, Input, Output, Errors>,
): Method<Name, 'read', Input, Output, Errors, readonly [], Who> {
  return { name, kind: 'read', events: [], ...declaration }
}

/** A command whose body is the raw bytes of a file; its input travels in the query. HTTP only. */
export function upload<
  const Name extends string,
  const Who extends Caller,
  Input extends TSchema,
  Output extends TSchema,
  const Errors extends readonly ErrorCode[],
>(
  name: Name,
  declaration: Declaration<Who, Input, Output, Errors>,
): Method<Name, 'upload', Input, Output, Errors, readonly [], Who> {
  return { name, kind: 'upload', events: [], ...declaration }
}

/** A read that answers the raw bytes of a file; its input travels in the query. HTTP only. */
export function download<
  const Name extends string,
  const Who extends Caller,
  Input extends TSchema,
  Output extends TSchema,
  const Errors extends readonly ErrorCode[],
>(
  name: Name,
  declaration: Declaration<Who, Input, Output, Errors>,
): Method<Name, 'download', Input, Output, Errors, readonly [], Who> {
  return { name, kind: 'download', events: [], ...declaration }
}
