import { fileTypeFromBuffer } from 'file-type'

/** The media type by the bytes themselves: neither a name nor a declared type is ever asked. */
export async function recognise(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime
  } catch {
    return undefined
  }
}
