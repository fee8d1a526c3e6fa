/** What kind of file it is, to show it: by its ending, else by what its bytes said. No name decides what is opened. Pure. */

export type FileKind =
  | 'audio'
  | 'archive'
  | 'code'
  | 'document'
  | 'picture'
  | 'slides'
  | 'table'
  | 'text'
  | 'video'
  | 'file'

const endings: Readonly<Record<Exclude<FileKind, 'file'>, string>> = {
  audio: 'aac aif aiff amr flac m4a mid mp3 oga ogg opus wav wma',
  archive: '7z apk bz2 cab deb dmg gz iso jar rar rpm tar tgz xz zip zst',
  code: 'c cc cpp cs css go h html java js json kt php py rb rs sh sql swift ts tsx xml yaml yml',
  document: 'doc docx epub odt pages pdf rtf',
  picture: 'ai avif bmp gif heic heif ico jpeg jpg png psd svg tif tiff webp',
  slides: 'key odp ppt pptx',
  table: 'csv numbers ods tsv xls xlsx',
  text: 'log md txt',
  video: '3gp avi flv m4v mkv mov mp4 mpeg mpg webm wmv',
}

const kindByEnding = new Map(
  Object.entries(endings).flatMap(([kind, list]) => list.split(' ').map((ending) => [ending, kind as FileKind])),
)

const kindByType: readonly (readonly [RegExp, FileKind])[] = [
  [/^audio\//, 'audio'],
  [/^image\//, 'picture'],
  [/^video\//, 'video'],
  [/^application\/(pdf|rtf|msword)$/, 'document'],
  [/zip|compressed|x-tar|x-7z|rar/, 'archive'],
  [/^text\//, 'text'],
]

/** The ending of a name in lower case, or ''. */
export const endingOf = (name: string): string => /\.([\p{L}\p{N}]{1,8})$/u.exec(name)?.[1]?.toLowerCase() ?? ''

export function fileKind(name: string, mediaType: string): FileKind {
  const byEnding = kindByEnding.get(endingOf(name))
  return byEnding ?? kindByType.find(([type]) => type.test(mediaType))?.[1] ?? 'file'
}
