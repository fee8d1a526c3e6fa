import Type, { type Static } from 'typebox'
import { closed, Instant, nullable } from './common.ts'

/** E.164: the country code and the number, without spaces. */
export const PhoneNumber = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', description: 'E.164, such as +4930123456' })

/** The caller's own telephone number. */
export const OwnPhone = Type.Object(
  {
    number: nullable(PhoneNumber),
    /** Others find the caller by it. */
    findable: Type.Boolean(),
    provenAt: nullable(Instant),
    /** When another member proved to have the number now; until a number is proven anew. */
    lostAt: nullable(Instant),
  },
  closed,
)
export type OwnPhone = Static<typeof OwnPhone>
