/** Addresses for what is sent from here, kept as long as the conversation is open. */
export interface BlobUrls {
  /** The address of a message's blob; without a blob only if it was asked for before. */
  of(messageId: string, blob: Blob | null): string | undefined
  revokeAll(): void
}

export function createBlobUrls(): BlobUrls {
  const urls = new Map<string, string>()
  return {
    of(messageId, blob) {
      const known = urls.get(messageId)
      if (known !== undefined || blob === null) return known
      const url = URL.createObjectURL(blob)
      urls.set(messageId, url)
      return url
    },
    revokeAll() {
      for (const url of urls.values()) URL.revokeObjectURL(url)
      urls.clear()
    },
  }
}
