import { expect, test } from 'vitest'

import { nextPath, signInPath } from './session.ts'

test.each([
  // next, where it leads
  ['/contacts/requests', '/contacts/requests'],
  ['/add/Xk3_9ZqLm2Rt7Wab', '/add/Xk3_9ZqLm2Rt7Wab'],
  ['https://evil.example/', '/chats'],
  ['//evil.example/', '/chats'],
  ['/\\evil.example', '/chats'],
  ['/sign-in?next=/sign-in', '/chats'],
  ['', '/chats'],
])('next=%s leads to %s', (next, path) => {
  expect(nextPath(`?next=${encodeURIComponent(next)}`)).toBe(path)
})

test('the way to sign in leads back', () => {
  expect(signInPath('/chats')).toBe('/sign-in')
  expect(nextPath(new URL(signInPath('/contacts/a b'), 'https://x.example').search)).toBe('/contacts/a b')
})
