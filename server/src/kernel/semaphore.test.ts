import { expect, test } from 'vitest'
import { createSemaphore } from './semaphore.ts'

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

test('lets so many in, keeps the others in order, and refuses beyond that', async () => {
  const semaphore = createSemaphore({ atOnceMax: 1, waitingMax: 1 })
  const first = gate()
  const order: string[] = []
  const one = semaphore.run(() => first.opened.then(() => order.push('first')))
  const two = semaphore.run(async () => order.push('second'))
  await expect(semaphore.run(async () => order.push('third'))).rejects.toMatchObject({ code: 'server.busy' })
  first.open()
  await Promise.all([one, two])
  expect(order).toEqual(['first', 'second'])
})

test('gives the place free when the work fails', async () => {
  const semaphore = createSemaphore({ atOnceMax: 1, waitingMax: 0 })
  await expect(semaphore.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await expect(semaphore.run(async () => 'fine')).resolves.toBe('fine')
})
