import { ApiError } from '@sampan/sdk'
import { expect, test } from 'vitest'
import { createPager } from './pager.ts'

const invalid = new ApiError({ code: 'request.invalid', message: 'limit is at most 200' })

/** A server of which the contract allows so many at once. */
function serverOf(allowed: number) {
  const asked: number[] = []
  const ask = async (limit: number) => {
    asked.push(limit)
    if (limit > allowed) throw invalid
    return limit
  }
  return { asked, ask }
}

test('a server of the same version is asked for as many as it allows', async () => {
  const { asked, ask } = serverOf(500)
  const nextPage = createPager(500)
  expect([await nextPage(ask), await nextPage(ask)]).toEqual([500, 500])
  expect(asked).toEqual([500, 500])
})

test('an older server that refuses so many is asked for fewer, and not for more again', async () => {
  const { asked, ask } = serverOf(200)
  const nextPage = createPager(500)
  expect([await nextPage(ask), await nextPage(ask)]).toEqual([200, 200])
  expect(asked).toEqual([500, 200, 200])
})

test('what is refused for another reason is told', async () => {
  const { asked, ask } = serverOf(100)
  await expect(createPager(500)(ask)).rejects.toBe(invalid)
  expect(asked).toEqual([500, 200])
  const gone = new ApiError({ code: 'auth.required', message: 'Sign in' })
  await expect(createPager(500)(() => Promise.reject(gone))).rejects.toBe(gone)
})
