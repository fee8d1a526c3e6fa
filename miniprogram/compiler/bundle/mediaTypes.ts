// Files of a program that are carried as they are, and what they are to a browser.

export const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  silk: 'application/octet-stream',
  mp4: 'video/mp4',
  webm: 'video/webm',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  json: 'application/json',
  txt: 'text/plain',
  wasm: 'application/wasm',
  br: 'application/octet-stream',
  bin: 'application/octet-stream',
  cer: 'application/octet-stream',
  cert: 'application/octet-stream',
}

const neverCarried = new Set([
  'app.json',
  'sitemap.json',
  'theme.json',
  'ext.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'jsconfig.json',
  'project.config.json',
  'project.private.config.json',
  'mini.project.json',
])

/** Null for what does not belong into a bundle: sources, tools, notes. */
export function carriedAs(path: string): string | null {
  const name = path.split('/').at(-1) ?? path
  if (name.startsWith('.') || neverCarried.has(name) || path.split('/').some((part) => part.startsWith('.')))
    return null
  const dot = name.lastIndexOf('.')
  return dot < 0 ? null : (mediaTypes[name.slice(dot + 1).toLowerCase()] ?? null)
}
