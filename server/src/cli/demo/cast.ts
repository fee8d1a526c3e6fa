import { randomBytes } from 'node:crypto'
import { renderFace } from '@sampan/testkit/seeds/render.ts'
import type { Handle, Person } from '@sampan/testkit/seeds/types.ts'
import { createMember, newContactCode } from '../../modules/accounts/index.ts'
import { type Scribe, share } from './scribe.ts'

/** The ids of the people by their handles. */
export interface Cast {
  idOf(handle: Handle): string
}

/** Makes the accounts: marked as demo people, without a password. */
export async function makePeople(scribe: Scribe, people: readonly Person[]): Promise<Cast> {
  const ids = new Map<Handle, string>()
  await scribe.platform.transactions.write(async (tx) => {
    for (const { handle, displayName, language, region, about } of people) {
      const contactCode = newContactCode(randomBytes)
      ids.set(
        handle,
        await createMember(tx, { handle, name: displayName, language, region, about, contactCode, demo: true }),
      )
    }
  })
  return {
    idOf(handle) {
      const id = ids.get(handle)
      if (id === undefined) throw new Error(`${handle} is not among the people of the demo world`)
      return id
    },
  }
}

/** Uploads the portraits, each by its owner. */
export async function giveFaces(scribes: readonly Scribe[], cast: Cast, people: readonly Person[]): Promise<void> {
  const withFaces = people.filter(({ hasFace }) => hasFace).map(({ handle }) => handle)
  await share(scribes, withFaces, async (scribe, handle) => {
    const id = cast.idOf(handle)
    const file = await scribe.call(id, 'files.uploadAvatar', {}, await renderFace(handle))
    await scribe.call(id, 'accounts.updateProfile', { avatarFileId: file.id })
  })
}
