const SIDE = 1024

/** Saves a code as a picture, dark on white with a quiet zone. */
export async function saveCode(text: string, handle: string): Promise<void> {
  const { toDataURL } = await import('qrcode')
  const link = document.createElement('a')
  link.href = await toDataURL(text, { width: SIDE, margin: 4, errorCorrectionLevel: 'Q' })
  link.download = `sampan-${handle}.png`
  link.click()
}
