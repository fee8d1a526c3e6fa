import { expect, test } from 'vitest'
import { mediaHead, PIECE_BYTES_MAX, pieceOf } from './media.ts'

test.each([
  [undefined, undefined],
  ['bytes=0-', `bytes=0-${PIECE_BYTES_MAX - 1}`],
  ['bytes=100-', `bytes=100-${PIECE_BYTES_MAX + 99}`],
  ['bytes=0-1', 'bytes=0-1'],
  ['bytes=5-999999999', `bytes=5-${PIECE_BYTES_MAX + 4}`],
  ['bytes=-500', 'bytes=-500'],
  ['bytes=-999999999', `bytes=-${PIECE_BYTES_MAX}`],
  ['bytes=-', undefined],
  ['bytes=0-1,5-9', undefined],
  ['lines=0-1', undefined],
  ['bytes=0-1\r\nhost: inside', undefined],
])('a player that asks for %j is given %j', (asked, given) => expect(pieceOf(asked)).toBe(given))

test.each<[string, number, [string, string][], ReturnType<typeof mediaHead>]>([
  [
    'a piece',
    206,
    [
      ['content-type', 'Audio/MPEG; rate=1'],
      ['content-range', 'bytes 2-5/10'],
      ['set-cookie', 'theirs=1'],
    ],
    {
      status: 206,
      headers: {
        'content-type': 'audio/mpeg',
        'content-range': 'bytes 2-5/10',
        'content-length': '4',
        'accept-ranges': 'bytes',
      },
    },
  ],
  [
    'all of it',
    200,
    [
      ['content-type', 'video/webm'],
      ['content-length', '10'],
    ],
    { status: 200, headers: { 'content-type': 'video/webm', 'content-length': '10' } },
  ],
  ['a page', 200, [['content-type', 'text/html']], { status: 200, headers: { 'content-type': 'video/mp4' } }],
  [
    'what was packed',
    200,
    [
      ['content-type', 'video/mp4'],
      ['content-length', '10'],
      ['content-encoding', 'gzip'],
    ],
    { status: 200, headers: { 'content-type': 'video/mp4' } },
  ],
  [
    'a piece of what was packed',
    206,
    [
      ['content-range', 'bytes 2-5/10'],
      ['content-encoding', 'gzip'],
    ],
    null,
  ],
  ['a piece without a place', 206, [], null],
  ['a piece that ends before it begins', 206, [['content-range', 'bytes 5-2/10']], null],
  [
    'beyond the end',
    416,
    [['content-range', 'bytes */10']],
    { status: 416, headers: { 'content-range': 'bytes */10' } },
  ],
  ['nothing', 404, [['content-type', 'video/mp4']], null],
])('%s is told as it is', (_what, status, headers, told) => expect(mediaHead({ status, headers })).toEqual(told))
