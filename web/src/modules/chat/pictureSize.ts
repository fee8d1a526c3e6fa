/** Used where a browser cannot decode a picture that the server can, such as HEIF: the bubble is corrected once it is sent. */
const UNKNOWN = { width: 1200, height: 900 }

/** How large a picture is, upright. */
export async function pictureSize(file: Blob): Promise<{ width: number; height: number }> {
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  } catch {
    return UNKNOWN
  }
}
