/** For every command: what a device held, and what it was told since, make what it would fetch afresh. */
import { type EventName, methods } from '@sampan/contract'
import { compareStates } from '@sampan/sdk'
import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Act, type CommandName, commandTable, demoHandles } from './commandTable.ts'
import { catchUp, holdAfresh, orders, readLog } from './devices.ts'

let world: World

beforeAll(async () => {
  world = await createWorld({ demoHandles })
})
afterAll(() => world.close())

type AnyScenario = (world: World) => Promise<Act<CommandName>>
const commands = methods.filter((method) => method.kind === 'command')
const scenariosOf = (name: string): [string, AnyScenario][] => {
  const row: Record<string, unknown> | undefined = Reflect.get(commandTable, name)
  return Object.entries(row ?? {}) as [string, AnyScenario][]
}

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  const seen = new Set<EventName>()

  it.each(scenariosOf(name))('%s', async (_words, prepare) => {
    const { by, input, concerned } = await prepare(world)
    await world.runJobs()
    const before = await Promise.all(concerned.map((person) => holdAfresh(world, person)))
    const ringsBefore = world.rings.length

    await world.callRaw(by, name, input)
    await world.runJobs()

    const rings = world.rings.slice(ringsBefore)
    const afresh = await Promise.all(concerned.map((person) => holdAfresh(world, person)))
    const wrong: string[] = []
    for (const [index, held] of before.entries()) {
      const expected = afresh[index]
      if (!expected) throw new Error('Each device was looked at twice')
      for (const { name: event } of await readLog(world, held)) seen.add(event)
      for (const order of orders) {
        const reached = await catchUp(world, held, order, rings)
        const differences = compareStates(expected.state, reached.state)
        wrong.push(...differences.map((line) => `${held.person.handle}, ${order}: ${line}`))
      }
    }
    expect(wrong).toEqual([])
  })

  it('tells the events that it declares, and no others', () => {
    expect([...seen].sort()).toEqual([...command.events].sort())
  })
})
