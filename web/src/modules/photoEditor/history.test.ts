import { expect, test } from 'vitest'
import { begin, change, drop, redo, settle, undo } from './history.ts'

test('steps are taken back and done again', () => {
  const history = change(change(begin('a'), 'b', false), 'c', false)
  expect(undo(history).now).toBe('b')
  expect(undo(undo(undo(history))).now).toBe('a')
  expect(redo(undo(history)).now).toBe('c')
  expect(redo(history)).toBe(history)
})

test('a gesture is one step', () => {
  const history = settle(change(change(change(begin(0), 1, true), 2, true), 3, true))
  expect(history.now).toBe(3)
  expect(undo(history).now).toBe(0)
  expect(undo(change(history, 4, false)).now).toBe(3)
})

test('what is new forgets what was taken back', () => {
  const history = change(undo(change(begin('a'), 'b', false)), 'c', false)
  expect(redo(history).now).toBe('c')
  expect(undo(history).now).toBe('a')
})

test('what changes nothing is no step', () => {
  const history = begin('a')
  expect(change(history, 'a', false)).toBe(history)
})

test('a gesture that is dropped was never there', () => {
  const history = change(change(change(begin(0), 1, false), 2, true), 3, true)
  expect(drop(history)).toMatchObject({ past: [0], now: 1, open: false })
  expect(drop(settle(history)).now).toBe(3)
})
