/** People and places as they stand in a conversation. */
import Type, { type Static } from 'typebox'
import { closed, Id, lineText, nullable } from './common.ts'

/** Somebody’s card, as it was when it was sent. Whoever gets it may look at the person and ask to be contacts. */
export const ContactCardBody = Type.Object(
  {
    kind: Type.Literal('contactCard'),
    memberId: Id,
    name: Type.String(),
    handle: Type.String(),
    avatarFileId: nullable(Id),
  },
  closed,
)
export type ContactCardBody = Static<typeof ContactCardBody>

/** Degrees (WGS 84) with six decimals: a step of 11 cm. As text, so that nobody rounds them. */
export const Latitude = Type.String({
  pattern: '^-?(([0-9]|[1-8][0-9])\\.[0-9]{6}|90\\.000000)$',
  description: 'Degrees north with six decimals',
})
export const Longitude = Type.String({
  pattern: '^-?(([0-9]|[1-9][0-9]|1[0-7][0-9])\\.[0-9]{6}|180\\.000000)$',
  description: 'Degrees east with six decimals',
})

export const PLACE_NAME_LENGTH_MAX = 100
export const PLACE_ADDRESS_LENGTH_MAX = 200

/** Where somebody is, or a spot that was chosen. Name and address are what the sender wrote, or ''. */
export const PlaceBody = Type.Object(
  {
    kind: Type.Literal('place'),
    latitude: Latitude,
    longitude: Longitude,
    name: lineText(PLACE_NAME_LENGTH_MAX),
    address: lineText(PLACE_ADDRESS_LENGTH_MAX),
  },
  closed,
)
export type PlaceBody = Static<typeof PlaceBody>

export const SentContactCardBody = Type.Object({ kind: Type.Literal('contactCard'), memberId: Id }, closed)
