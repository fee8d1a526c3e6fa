// Choosing, showing, measuring and keeping pictures, videos and files.
import type { ApiContext, ApiFamily } from '../define.ts'
import { type Args, CallFailure, demand, isRecord, numberOf, stringOf } from '../wrap.ts'

const countOf = (value: unknown, otherwise: number, most: number): number =>
  Math.min(most, Math.max(1, Math.floor(numberOf(value, otherwise))))

const listOf = (value: unknown, otherwise: string[]): string[] =>
  Array.isArray(value) ? value.map((each) => stringOf(each)) : typeof value === 'string' ? [value] : otherwise

const recordsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : [])

export function picturesFamily(context: ApiContext): ApiFamily {
  async function choose(args: Args, kinds: ('image' | 'video')[], count: number) {
    const sources = listOf(args.sourceType, ['album', 'camera'])
    const sizes = listOf(args.sizeType, ['original', 'compressed'])
    return recordsOf(
      await context.callHost('media.choose', {
        kinds,
        count,
        isCameraOnly: sources.includes('camera') && !sources.includes('album') && !sources.includes('user'),
        isFront: args.camera === 'front',
        isCompressed: sizes.includes('compressed') && args.compressed !== false,
      }),
    )
  }

  async function preview(items: { source: string; kind: 'image' | 'video' }[], current: unknown) {
    if (items.length === 0) throw new CallFailure('parameter error: parameter.urls should have at least 1 item;')
    const index = typeof current === 'number' ? current : items.findIndex(({ source }) => source === current)
    await context.callHost('media.preview', { items, current: Math.max(0, index) })
    return {}
  }

  async function chosenVideo(args: Args) {
    const [video] = await choose(args, ['video'], 1)
    if (!video) throw new CallFailure('cancel')
    return {
      tempFilePath: video.path,
      thumbTempFilePath: video.thumbPath ?? '',
      duration: video.durationSeconds,
      size: video.size,
      width: video.width,
      height: video.height,
    }
  }

  return {
    asynchronous: {
      chooseImage: async (args) => {
        const files = await choose(args, ['image'], countOf(args.count, 9, 20))
        return {
          tempFilePaths: files.map(({ path }) => path),
          tempFiles: files.map(({ path, size }) => ({ path, size })),
        }
      },
      chooseMedia: async (args) => {
        const wanted = listOf(args.mediaType, ['image', 'video'])
        const isMixed = wanted.includes('mix')
        const kinds: ('image' | 'video')[] = []
        if (isMixed || wanted.includes('image')) kinds.push('image')
        if (isMixed || wanted.includes('video')) kinds.push('video')
        const files = await choose(args, kinds.length > 0 ? kinds : ['image', 'video'], countOf(args.count, 9, 20))
        const tempFiles = files.map((file) =>
          file.kind === 'video'
            ? {
                tempFilePath: file.path,
                size: file.size,
                duration: file.durationSeconds,
                height: file.height,
                width: file.width,
                thumbTempFilePath: file.thumbPath ?? '',
                fileType: 'video',
              }
            : { tempFilePath: file.path, size: file.size, fileType: 'image' },
        )
        const types = new Set(tempFiles.map(({ fileType }) => fileType))
        return { type: types.size > 1 ? 'mix' : (tempFiles[0]?.fileType ?? 'image'), tempFiles }
      },
      chooseVideo: chosenVideo,
      chooseMessageFile: async (args) => {
        const type = stringOf(args.type, 'all')
        const tempFiles = recordsOf(
          await context.callHost('media.chooseFiles', {
            count: countOf(args.count, 100, 100),
            type: type === 'video' || type === 'image' || type === 'file' ? type : 'all',
            extensions: listOf(args.extension, []).slice(0, 50),
          }),
        )
        return { tempFiles }
      },
      previewImage: async (args) => {
        demand(args, { urls: 'Array' })
        const urls = listOf(args.urls, []).filter((url) => url !== '')
        return preview(
          urls.map((source) => ({ source, kind: 'image' })),
          args.current,
        )
      },
      previewMedia: async (args) => {
        demand(args, { sources: 'Array' })
        const sources = recordsOf(args.sources)
        return preview(
          sources.map(({ url, type }) => ({ source: stringOf(url), kind: type === 'video' ? 'video' : 'image' })),
          numberOf(args.current, 0),
        )
      },
      getImageInfo: async (args) => {
        demand(args, { src: 'String' })
        const info: unknown = await context.callHost('media.pictureInfo', { source: args.src })
        return isRecord(info) ? info : {}
      },
      getVideoInfo: async (args) => {
        demand(args, { src: 'String' })
        const info: unknown = await context.callHost('media.videoInfo', { source: args.src })
        return isRecord(info) ? info : {}
      },
      saveImageToPhotosAlbum: async (args) => {
        demand(args, { filePath: 'String' })
        if (/^https?:\/\/(?!(usr|tmp|store)[/_])/.test(stringOf(args.filePath)))
          throw new CallFailure('invalid file type')
        await context.callHost('media.save', { source: args.filePath, kind: 'image' })
        return {}
      },
      saveVideoToPhotosAlbum: async (args) => {
        demand(args, { filePath: 'String' })
        await context.callHost('media.save', { source: args.filePath, kind: 'video' })
        return {}
      },
      compressImage: async (args) => {
        demand(args, { src: 'String' })
        const side = (value: unknown) => (typeof value === 'number' && value > 0 ? Math.min(8192, value) : null)
        const made: unknown = await context.callHost('media.compressPicture', {
          source: args.src,
          quality: Math.min(100, Math.max(0, numberOf(args.quality, 80))),
          width: side(args.compressedWidth),
          height: side(args.compressedHeight),
        })
        return isRecord(made) ? made : {}
      },
    },
    direct: {},
  }
}
