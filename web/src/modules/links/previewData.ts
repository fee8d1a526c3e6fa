import type { LinkPreview } from '@sampan/contract'

/** A page's card as it is drawn. */
export interface PreviewData {
  url: string
  title: string
  description: string
  /** Whose page it is: where the link leads, whatever the page calls itself. */
  host: string
  picture: { url: string; width: number; height: number; placeholder: string } | undefined
}

type FileUrl = (fileId: string, variant: 'original' | 'thumbnail') => string

export function previewData({ url, title, description, picture }: LinkPreview, fileUrl: FileUrl): PreviewData {
  return {
    url,
    title,
    description,
    host: new URL(url).host.replace(/^www\./, ''),
    picture: picture
      ? {
          url: fileUrl(picture.fileId, isWide(picture) ? 'original' : 'thumbnail'),
          width: picture.width,
          height: picture.height,
          placeholder: picture.placeholder,
        }
      : undefined,
  }
}

/** Wide ones stand above the words, others beside them. */
export const isWide = ({ width, height }: { width: number; height: number }): boolean =>
  width >= 280 && width >= height * 1.2
