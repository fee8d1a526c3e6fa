/** Addresses of mini programs within the app: `/mini-programs/<id>?path=pages/a/a%3Fid%3D7&preview=1`. Pure. */
import type { MiniProgramBody } from '@sampan/contract'

/** Where a link to a program stands; what says nothing is a link or a code. */
const origins = ['chat', 'group', 'recent', 'pulled', 'code'] as const
export type Origin = (typeof origins)[number] | 'link'

interface LinkedProgram {
  programId: string
  path?: MiniProgramBody['path']
  from?: Origin
}

export function programHref({ programId, path = '', from = 'link' }: LinkedProgram): string {
  const said = [
    ...(path === '' ? [] : [`path=${encodeURIComponent(path)}`]),
    ...(from === 'link' ? [] : [`from=${from}`]),
  ]
  return `/mini-programs/${programId}${said.length === 0 ? '' : `?${said.join('&')}`}`
}

/** Where a code of a program leads that the app's own scanner read. */
export function scannedHref(address: string): string {
  const { pathname, searchParams } = new URL(address, 'https://app')
  searchParams.set('from', 'code')
  return `${pathname}?${searchParams}`
}

export interface ProgramAddress {
  programId: string
  preview: boolean
  /** Of the program, with its query; '' for where it begins. */
  path: string
  from: Origin
}

const OPEN = /^\/mini-programs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/

/** Null for anything that opens no program. */
export function readAddress(pathname: string, search: string): ProgramAddress | null {
  const programId = OPEN.exec(pathname)?.[1]
  if (programId === undefined) return null
  const asked = new URLSearchParams(search)
  return { programId, preview: asked.get('preview') === '1', path: asked.get('path') ?? '', from: originOf(asked) }
}

const originOf = (asked: URLSearchParams): Origin => origins.find((each) => each === asked.get('from')) ?? 'link'

/** `pages/a/a?id=7` as programs are told of it. */
export function splitPath(text: string): { path: string; query: Record<string, string> } {
  const [path = '', query = ''] = text.replace(/^\//, '').split(/\?(.*)/s)
  return { path, query: Object.fromEntries(new URLSearchParams(query)) }
}
