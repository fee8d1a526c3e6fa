/** The picture of a card on its way to a chat. */
import type { MiniProgramBody } from '@sampan/contract'
import type { Sync } from '../../sync/index.ts'

/** A card goes without it rather than not at all. */
export async function cardPicture(
  { api }: Sync,
  drawn: Promise<Blob | null>,
): Promise<Pick<MiniProgramBody, 'picture'>> {
  try {
    const blob = await drawn
    if (blob === null) return {}
    const { id: fileId, width, height, placeholder } = await api.upload('files.uploadPicture', blob)
    return { picture: { fileId, width, height, placeholder } }
  } catch (error) {
    console.debug(error)
    return {}
  }
}
