/** Ways to call a world's methods that several suites share. */
import type { Call } from '@sampan/sdk'
import type { Person, World } from '@sampan/testkit/world/world.ts'

/** The interface of the client kit, straight into the world. */
export const callAs =
  (world: World, person: Person): Call =>
  (method, input, options) =>
    world.call(person, method, input, options?.key === undefined ? {} : { key: options.key })

/** The code of an error's answer, or what came instead. */
export async function codeOf(response: Response): Promise<unknown> {
  const text = await response.text()
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : body
}
