import Type from 'typebox'
import { ClientId, Cursor, closed, Empty, Id, nullable, Seq } from '../../bodies/common.ts'
import { Favourite, FavouriteNote, FavouriteTags } from '../../bodies/favourites.ts'
import { HistoryItem } from '../../bodies/history.ts'
import { command, read } from '../../define.ts'

const output = Type.Object({ favourite: Favourite }, closed)
const limit = { burst: 60, perMinute: 120 }

export const keep = command('favourites.keep', {
  caller: 'member',
  summary: 'Keep a copy of a message for oneself. One that is kept already is answered as it is kept.',
  input: Type.Object(
    { favouriteId: ClientId, conversationId: Id, seq: Seq, note: FavouriteNote, tags: FavouriteTags },
    closed,
  ),
  output,
  errors: [
    'chat.conversationNotFound',
    'chat.messageNotFound',
    'favourites.notKeepable',
    'favourites.tooMany',
    'favourites.idUsed',
  ],
  events: ['favourites.changed'],
  limit,
})

export const change = command('favourites.change', {
  caller: 'member',
  summary: 'Give a favourite another note and other tags.',
  input: Type.Object({ favouriteId: Id, note: FavouriteNote, tags: FavouriteTags }, closed),
  output,
  errors: ['favourites.notFound'],
  events: ['favourites.changed'],
  limit,
})

export const remove = command('favourites.remove', {
  caller: 'member',
  summary: 'Keep a favourite no longer. Again it changes nothing.',
  input: Type.Object({ favouriteId: Id }, closed),
  output: Empty,
  errors: [],
  events: ['favourites.removed'],
  limit,
})

export const getHistory = read('favourites.getHistory', {
  caller: 'member',
  summary: 'The messages in one that was made of several, as it was when it was kept.',
  input: Type.Object({ favouriteId: Id }, closed),
  output: Type.Object({ items: Type.Array(HistoryItem) }, closed),
  errors: ['favourites.notFound'],
  limit,
})

export const listFavourites = read('favourites.listFavourites', {
  caller: 'member',
  summary: 'What the member keeps, the latest first.',
  input: Type.Object(
    {
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    closed,
  ),
  output: Type.Object({ favourites: Type.Array(Favourite), nextCursor: nullable(Cursor) }, closed),
  errors: [],
  limit,
})
